package io.github.lectern.keras.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that creates workspaces while another of its threads loads native libraries. */
final class WorkspacesWhileLoading {
  /** A small library of the JDK; any other would do. */
  private static final String LIBRARY = System.mapLibraryName("prefs");

  static final int TIMES = 300;

  private WorkspacesWhileLoading() {}

  /**
   * Creates workspaces while another thread loads many copies of a library, since each file is
   * loaded only once.
   *
   * @param args the folder for the copies
   */
  public static void main(String[] args) {
    begin();
    AtomicInteger loaded = new AtomicInteger();
    Thread loading = new Thread(() -> loadCopies(Path.of(args[0]), loaded));
    loading.start();
    int workspaces = 0;
    for (; loading.isAlive(); workspaces++) {
      begin();
    }
    System.out.println("workspaces " + workspaces + ", libraries " + loaded);
  }

  private static void begin() {
    new Workspace(1).close();
  }

  private static void loadCopies(Path folder, AtomicInteger loaded) {
    Path original = Path.of(System.getProperty("java.home"), "lib", LIBRARY);
    for (int i = 0; i < TIMES; i++) {
      try {
        Path copy = Files.copy(original, folder.resolve(i + LIBRARY));
        System.load(copy.toString());
        loaded.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
