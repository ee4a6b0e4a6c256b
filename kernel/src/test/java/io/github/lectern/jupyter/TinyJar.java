package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar of classes that a test compiles itself. */
public final class TinyJar {
  private final Path folder;
  private final Path classes;
  private final Manifest manifest = new Manifest();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final List<String> classPath = new ArrayList<>();

  /** Creates a jar that is built in a folder. */
  public TinyJar(Path folder) throws IOException {
    this.folder = folder;
    this.classes = Files.createTempDirectory(folder, "classes-");
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** Lets later sources use the classes of another jar. */
  public TinyJar using(Path jar) {
    classPath.add(jar.toString());
    return this;
  }

  public TinyJar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  public TinyJar resource(String name, String text) {
    resources.put(name, text);
    return this;
  }

  /** Compiles a class without subclasses; its name is qualified. */
  public TinyJar type(String name, String source) throws IOException {
    return type("", name, source);
  }

  /** Compiles a class into a folder of the jar, such as META-INF/versions/11. */
  public TinyJar type(String place, String name, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path output = Files.createDirectories(classes.resolve(place));
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            output.toString(),
            "-cp",
            String.join(java.io.File.pathSeparator, classPath)
                + java.io.File.pathSeparator
                + classes);
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
      throw new IllegalArgumentException(source);
    }
    return this;
  }

  /** Returns the folder with the classes and resources instead of a jar. */
  public Path folder() throws IOException {
    for (Map.Entry<String, String> each : resources.entrySet()) {
      Path file = classes.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    return classes;
  }

  /** Writes the jar. */
  public Path write(String name) throws IOException {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(out, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      resources.forEach((entry, text) -> put(out, entry, text.getBytes(UTF_8)));
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) {
    try {
      out.putNextEntry(new JarEntry(name));
      out.write(bytes);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
