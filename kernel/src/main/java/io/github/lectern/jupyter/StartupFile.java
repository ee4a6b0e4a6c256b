package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.install.KernelSpec;
import io.github.lectern.jupyter.magics.Magics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The student's start-up file, which runs once, before the first cell. */
final class StartupFile {
  private final Path file;
  private final AtomicBoolean pending = new AtomicBoolean(true);

  StartupFile(Path file) {
    this.file = file;
  }

  /** Returns a file that does nothing. */
  static StartupFile none() {
    StartupFile none = new StartupFile(Path.of(""));
    none.pending.set(false);
    return none;
  }

  /** Returns the user's file: lectern/startup.jsh in $XDG_CONFIG_HOME, by default ~/.config. */
  static StartupFile ofUser(Map<String, String> environment, String home) {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // As the XDG specification says, a relative path is ignored.
    Path config = Path.of(configured).isAbsolute() ? Path.of(configured) : Path.of(home, ".config");
    return new StartupFile(config.resolve("lectern").resolve("startup.jsh"));
  }

  /** Runs the file, if there is one, on the first call. Failures are only reported. */
  void run(Magics magics, Consumer<String> notices) {
    if (!pending.getAndSet(false) || !Files.isRegularFile(file)) {
      return;
    }
    try {
      magics.run(new Cell(0, Files.readString(file, UTF_8)).named(file.getFileName().toString()));
    } catch (CellFailure failure) {
      notices.accept("The start-up file " + file + " has failed:");
      failure.report().forEach(notices);
    } catch (IOException e) {
      notices.accept("The start-up file cannot be read: " + KernelSpec.reason(e));
    }
  }
}
