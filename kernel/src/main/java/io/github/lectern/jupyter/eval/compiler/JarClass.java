package io.github.lectern.jupyter.eval.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;

/**
 * A class file in a jar.
 *
 * @param jar the open jar
 * @param entry the name of the entry, without the version in a multi-release jar
 */
record JarClass(JarFile jar, String entry) implements JavaFileObject {
  /** Returns the classes of a jar, in the versions that this JVM loads from a multi-release jar. */
  static List<JarClass> read(Path path) throws IOException {
    JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    return jar.versionedStream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(Kind.CLASS.extension) && !name.startsWith("META-INF/"))
        .map(name -> new JarClass(jar, name))
        .toList();
  }

  /** Returns the name of the package; empty for the unnamed package. */
  String packageName() {
    return entry.substring(0, Math.max(0, entry.lastIndexOf('/'))).replace('/', '.');
  }

  /** Returns the binary name, such as java.util.Map$Entry. */
  String binaryName() {
    return entry.substring(0, entry.length() - Kind.CLASS.extension.length()).replace('/', '.');
  }

  /** Returns whether this is a top-level class whose simple name starts with a prefix. */
  boolean isTopLevel(String prefix) {
    return entry.startsWith(prefix, entry.lastIndexOf('/') + 1) && entry.indexOf('$') < 0;
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
