package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.ParentWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that keeps one core busy until it is closed or the runner ends for any reason. */
final class BusyProcess implements AutoCloseable {
  private final Process process;

  private BusyProcess(Process process) {
    this.process = process;
  }

  static BusyProcess start(Launcher launcher, Path log) throws IOException {
    String classPath = System.getProperty("java.class.path");
    return new BusyProcess(launcher.start(classPath, BusyProcess.class.getName(), List.of(), log));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Spins until the runner ends; takes no arguments. */
  public static void main(String[] args) {
    ParentWatch.start();
    // a full-period generator: returns to 1 after 2^64 steps
    long state = 1;
    do {
      state = state * 6364136223846793005L + 1442695040888963407L;
    } while (state != 1);
  }
}
