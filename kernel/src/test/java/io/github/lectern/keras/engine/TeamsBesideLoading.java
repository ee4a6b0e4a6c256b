package io.github.lectern.keras.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that begins teams while another of its threads loads native libraries. */
final class TeamsBesideLoading {
  /** Of the JDK, and of no consequence. */
  private static final String LIBRARY = System.mapLibraryName("prefs");

  private static final int TIMES = 300;

  private TeamsBesideLoading() {}

  /** Its argument is a folder for copies of a library, which each can be loaded once. */
  public static void main(String[] args) {
    begin();
    Thread loading = new Thread(() -> loadCopies(Path.of(args[0])));
    loading.start();
    int teams = 0;
    for (; loading.isAlive() || teams < TIMES; teams++) {
      begin();
    }
    System.out.println("teams beside loading: " + teams);
  }

  private static void begin() {
    new Team(1).close();
  }

  private static void loadCopies(Path folder) {
    Path original = Path.of(System.getProperty("java.home"), "lib", LIBRARY);
    for (int i = 0; i < TIMES; i++) {
      try {
        Path copy = Files.copy(original, folder.resolve(i + LIBRARY));
        System.load(copy.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
