package io.github.lectern.jupyter.eval.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;

/**
 * A class file in a jar.
 *
 * @param jar the open jar
 * @param entry the name of the entry
 */
record JarClass(ZipFile jar, String entry) implements JavaFileObject {
  /** Returns the binary name, such as java.util.Map$Entry. */
  String binaryName() {
    return entry.substring(0, entry.length() - Kind.CLASS.extension.length()).replace('/', '.');
  }

  @Override
  public Kind getKind() {
    return Kind.CLASS;
  }

  @Override
  public InputStream openInputStream() throws IOException {
    return jar.getInputStream(jar.getEntry(entry));
  }

  @Override
  public URI toUri() {
    return URI.create("jar:" + Path.of(jar.getName()).toUri() + "!/" + entry);
  }

  @Override
  public String getName() {
    return jar.getName() + "(" + entry + ")";
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.CLASS && fileName().equals(simpleName + kind.extension);
  }

  private String fileName() {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }

  @Override
  public NestingKind getNestingKind() {
    return null; // unknown
  }

  @Override
  public Modifier getAccessLevel() {
    return null; // unknown
  }

  @Override
  public long getLastModified() {
    return 0; // unknown
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    throw new UnsupportedOperationException(getName() + " is not text");
  }

  @Override
  public Reader openReader(boolean ignoreEncodingErrors) {
    throw new UnsupportedOperationException(getName() + " is not text");
  }

  @Override
  public OutputStream openOutputStream() {
    throw new UnsupportedOperationException(getName() + " is read-only");
  }

  @Override
  public Writer openWriter() {
    throw new UnsupportedOperationException(getName() + " is read-only");
  }

  @Override
  public boolean delete() {
    return false;
  }
}
