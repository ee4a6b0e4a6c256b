package io.github.lectern.lessons.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A running script and its output file. */
record Start(Process process, Path output) {
  static final long LIMIT_SECONDS = 60;

  /** Waits until it has ended. */
  Outcome end() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "not at its end after " + LIMIT_SECONDS + " s:\n" + Files.readString(output));
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
