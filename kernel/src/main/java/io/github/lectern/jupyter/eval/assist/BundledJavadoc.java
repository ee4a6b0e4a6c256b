package io.github.lectern.jupyter.eval.assist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.source.SourceComments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the Javadoc of Lectern's classes in their source files, which the jars contain as
 * resources. Each file is parsed when it is first needed.
 */
public final class BundledJavadoc {
  private static final String FOLDER = "META-INF/lectern/sources";

  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, SourceComments> parsed = new HashMap<>();

  private final ClassLoader classPath;

  /**
   * Creates an instance that finds the source files through a class loader when they are first
   * needed.
   */
  public BundledJavadoc(ClassLoader classPath) {
    this.classPath = classPath;
  }

  private void read() {
    try {
      for (URL folder : Collections.list(classPath.getResources(FOLDER))) {
        addAll(folder.toURI());
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the sources in the jars cannot be read", e);
    }
  }

  private void addAll(URI folder) throws IOException {
    if (folder.getScheme().equals("file")) {
      addAll(Path.of(folder));
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
      addAll(jar.getPath(FOLDER));
    }
  }

  private void addAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        String source = Files.readString(file, UTF_8);
        // If two classes have the same simple name, keep the public one.
        sources.merge(name, source, (a, b) -> isPublic(a, name) ? a : b);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isPublic(String source, String name) {
    return source.matches("(?s).*\\npublic [a-z ]*" + name + "\\b.*");
  }

  /** Returns the comment of a class, method or field; empty if there is none. */
  Optional<String> comment(Signature signature) {
    if (sources.isEmpty()) {
      read();
    }
    String source = sources.get(signature.owner());
    return source == null
        ? Optional.empty()
        : parsed
            .computeIfAbsent(signature.owner(), owner -> SourceComments.parse(source))
            .comment(signature.member());
  }
}
