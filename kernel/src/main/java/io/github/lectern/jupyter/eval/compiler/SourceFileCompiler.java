package io.github.lectern.jupyter.eval.compiler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles whole source files into a directory that is on the class path of cells. */
public final class SourceFileCompiler {
  private final Path classes;

  /** Creates a compiler with a temporary directory, which is deleted when the JVM exits. */
  public SourceFileCompiler() {
    try {
      this.classes = Files.createTempDirectory("lectern-classes");
      classes.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory for temporary files cannot be written", e);
    }
  }

  /**
   * The result of a compilation.
   *
   * @param classFiles the class files by the binary names of their classes; empty if there are
   *     errors
   */
  public record Compilation(
      Map<String, byte[]> classFiles, List<Diagnostic<? extends JavaFileObject>> errors) {}

  /** Returns the directory of the class files. */
  public Path classes() {
    return classes;
  }

  /**
   * Compiles a source file.
   *
   * @param name the name of the file, such as "Point.java"
   * @param classPath the jars and directories that the file may use
   */
  public Compilation compile(String name, String source, List<Path> classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      Path output = Files.createTempDirectory(classes, "output");
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<Path> entries = new ArrayList<>(classPath);
      entries.add(classes);
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, entries);
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  List.of("-g", "-parameters", "-proc:none"),
                  null,
                  List.of(new SourceFile(name, source)))
              .call();
      return compiled
          ? new Compilation(publish(output), List.of())
          : new Compilation(
              Map.of(),
              diagnostics.getDiagnostics().stream()
                  .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                  .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the class files cannot be written", e);
    }
  }

  /** Moves class files to the directory on the class path, and returns them. */
  private Map<String, byte[]> publish(Path output) throws IOException {
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    List<Path> all;
    try (Stream<Path> files = Files.walk(output)) {
      all = files.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : all) {
      Path relative = output.relativize(file);
      Path target = classes.resolve(relative);
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(classes));
      Files.write(target, Files.readAllBytes(file));
      target.toFile().deleteOnExit();
      String name = relative.toString().replace(File.separatorChar, '.');
      classFiles.put(
          name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      Files.delete(file);
    }
    return classFiles;
  }

  private static final class SourceFile extends SimpleJavaFileObject {
    private final String source;

    SourceFile(String name, String source) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
