package io.github.lectern.lessons.notebooks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The locations of this checkout, its kernel and the machine's Jupyter. */
final class Jupyter {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DIST = ROOT.resolve("target/dist/lectern-kernel.jar");
  static final Path RESULTS = ROOT.resolve("target/lecture");
  static final Path LOGS = ROOT.resolve("target/lecture/logs");

  /**
   * Whether {@code ./lecture test all} asked for all tests. Otherwise, tests of many similar pages
   * and notebooks take a part of them.
   */
  static final boolean ALL_TESTS = "all".equals(System.getProperty("lectern.tests"));

  private static final Path KERNELS = ROOT.resolve("target/jupyter");

  private static boolean registered;

  private Jupyter() {}

  /** Returns the value of JUPYTER_PATH with which Jupyter finds this checkout's kernel. */
  static String path() {
    return Stream.of(
            Optional.of(KERNELS.toString()), Optional.ofNullable(System.getenv("JUPYTER_PATH")))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Writes the kernelspec of the jars in target/dist into the directory of {@link #path}, once for
   * all tests, since recording its CDS archive takes seconds.
   */
  static synchronized void registerKernel() throws IOException {
    if (!registered) {
      registerKernel(Path.of(System.getProperty("java.home")), KERNELS);
      registered = true;
    }
  }

  /** Writes a kernelspec that runs the jars in target/dist on a JDK. */
  static void registerKernel(Path jdk, Path kernels) throws IOException {
    Command.Outcome outcome =
        Command.in(ROOT, jdk.resolve("bin/java"), "-jar", DIST, "kernelspec", "--dir", kernels)
            .run(kernels.resolve("register.log"), Duration.ofMinutes(3));
    if (outcome.status() != 0) {
      throw new AssertionError("the kernel could not be registered:\n" + outcome.said());
    }
  }

  /** Returns Jupyter's Python: LECTERN_PYTHON, or the interpreter of jupyter-nbconvert. */
  static String python() throws IOException {
    String given = System.getenv("LECTERN_PYTHON");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    Path program =
        program("jupyter-nbconvert")
            .orElseThrow(
                () -> new AssertionError("no jupyter-nbconvert on PATH: run ./lecture test"));
    try (Stream<String> lines = Files.lines(program)) {
      String first = lines.findFirst().orElse("");
      String[] words = first.replaceFirst("^#! *", "").split(" ", -1);
      if (!first.startsWith("#!") || words[0].equals("/bin/sh")) {
        throw new AssertionError(program + " does not name its Python: set LECTERN_PYTHON");
      }
      return words[0].endsWith("/env") ? words[1] : words[0];
    }
  }

  /** Finds a program on PATH. */
  static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
