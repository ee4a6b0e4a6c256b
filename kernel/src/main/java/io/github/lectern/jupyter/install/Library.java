package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * One of the jars that the kernel needs beside its own, exactly as it was when Lectern was built.
 *
 * @param artifact its Maven coordinates
 * @param sha256 the SHA-256 of the jar, in hexadecimal digits
 * @param size the size of the jar in bytes
 */
record Library(Artifact artifact, String sha256, long size) {
  private static final String LIST = "libraries.txt";

  /** Returns the libraries of all systems, in the order of the list. */
  static List<Library> all() {
    try (InputStream list = Objects.requireNonNull(Library.class.getResourceAsStream(LIST), LIST)) {
      return new String(list.readAllBytes(), UTF_8).lines().map(Library::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of libraries", e);
    }
  }

  /** Returns the libraries that a system needs. */
  static List<Library> of(Platform platform) {
    return all().stream().filter(library -> library.isFor(platform)).toList();
  }

  /** Parses a line "GROUP:ARTIFACT:jar[:CLASSIFIER]:VERSION SHA-256 SIZE". */
  static Library parse(String line) {
    String[] words = line.split(" ", -1);
    return new Library(new DefaultArtifact(words[0]), words[1], Long.parseLong(words[2]));
  }

  /** Returns whether a system needs this library; a classifier is the name of the only one. */
  private boolean isFor(Platform platform) {
    return artifact.getClassifier().isEmpty() || artifact.getClassifier().equals(platform.name());
  }

  /** Returns the name that the jar has in Maven's repositories and beside the kernel's jar. */
  String fileName() {
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + ".jar";
  }
}
