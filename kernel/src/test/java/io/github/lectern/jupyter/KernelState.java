package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a kernel for which a test has waited in vain.
 *
 * @param process the kernel
 * @param jdk that runs it
 * @param log what it wrote to its standard output and error
 */
record KernelState(Process process, Jdk jdk, Path log) {
  private static final int LONGEST = 10_000;
  private static final int DUMP_SECONDS = 20;

  /** Whether it lives, what it said, and what its threads do. */
  String describe() {
    String end =
        process.isAlive()
            ? "the kernel lives; its threads:\n" + threads()
            : "the kernel has ended with status " + process.exitValue();
    return end + "\nit said: " + said();
  }

  /** The end of what it wrote. */
  String said() {
    try {
      String text = new String(Files.readAllBytes(log), UTF_8);
      return text.substring(Math.max(0, text.length() - LONGEST));
    } catch (IOException e) {
      return "(unreadable: " + e + ")";
    }
  }

  private String threads() {
    try {
      Path dump = Files.createTempFile("threads-", ".txt");
      try {
        String jcmd = jdk.home().resolve("bin").resolve("jcmd").toString();
        Process asked =
            new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print", "-l")
                .redirectErrorStream(true)
                .redirectOutput(dump.toFile())
                .start();
        boolean answered = asked.waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
        asked.destroyForcibly();
        return answered ? Files.readString(dump) : "(none: the JVM does not answer jcmd)";
      } finally {
        Files.delete(dump);
      }
    } catch (IOException e) {
      return "(none: " + e + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "(none: the test was interrupted)";
    }
  }
}
