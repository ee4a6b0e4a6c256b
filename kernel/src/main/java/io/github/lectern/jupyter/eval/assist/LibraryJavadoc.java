package io.github.lectern.jupyter.eval.assist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.compiler.LibraryClass;
import io.github.lectern.jupyter.eval.source.SourceComments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;

/**
 * Finds the Javadoc of the libraries that the student has added, in the jars with their sources.
 * Such a jar is fetched in the background when a class of its library is inspected for the first
 * time.
 */
public final class LibraryJavadoc {
  private static final String FETCHING = "The documentation is being fetched; try again soon.";

  private final JShell shell;
  private final JarIndex index;
  private final Map<LibraryClass, SourceComments> parsed = new HashMap<>();
  private final Set<Path> requested = ConcurrentHashMap.newKeySet();
  private final Set<Path> fetching = ConcurrentHashMap.newKeySet();
  private volatile Consumer<Path> fetcher = jar -> {};

  public LibraryJavadoc(JShell shell, JarIndex index) {
    this.shell = shell;
    this.index = index;
  }

  /**
   * Sets what fetches the sources of a jar. It writes them to a file beside the jar, whose name
   * ends in "-sources.jar", and does nothing if there are none.
   */
  public void setFetcher(Consumer<Path> newFetcher) {
    fetcher = newFetcher;
  }

  /**
   * Returns the comment of a class, method or field that some code uses, or a note that it is being
   * fetched; empty if there is none.
   */
  Optional<String> comment(Signature signature, String code) {
    return index.named(signature.owner()).stream()
        .filter(type -> isImported(type) || code.contains(type.name()))
        .findFirst()
        .flatMap(type -> comment(type, signature.member()));
  }

  private boolean isImported(LibraryClass type) {
    return shell
        .imports()
        .map(ImportSnippet::fullname)
        .anyMatch(
            name ->
                name.equals(type.packageName() + ".*")
                    || name.equals(type.name())
                    || name.startsWith(type.name() + "."));
  }

  private Optional<String> comment(LibraryClass type, String member) {
    Path sources =
        type.jar()
            .resolveSibling(
                type.jar().getFileName().toString().replaceFirst("\\.jar$", "-sources.jar"));
    if (Files.isRegularFile(sources) && !fetching.contains(type.jar())) {
      return parsed.computeIfAbsent(type, key -> parse(sources, key)).comment(member);
    }
    if (requested.add(type.jar())) {
      fetch(type.jar());
    }
    return fetching.contains(type.jar()) ? Optional.of(FETCHING) : Optional.empty();
  }

  private void fetch(Path jar) {
    fetching.add(jar);
    DaemonThreads.start(
        "lectern-javadoc",
        () -> {
          try {
            fetcher.accept(jar);
          } finally {
            fetching.remove(jar);
          }
        });
  }

  private static SourceComments parse(Path sources, LibraryClass type) {
    try (ZipFile jar = new ZipFile(sources.toFile())) {
      ZipEntry entry = jar.getEntry(type.name().replace('.', '/') + ".java");
      if (entry == null) {
        return new SourceComments(Map.of());
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return SourceComments.parse(new String(in.readAllBytes(), UTF_8));
      }
    } catch (IOException e) {
      return new SourceComments(Map.of()); // a damaged file is as good as none
    }
  }
}
