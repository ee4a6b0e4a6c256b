package io.github.lectern.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts Java programs, all with the kernel's JVM flags and in the same environment; none outlives
 * the runner.
 */
final class Launcher {
  private static final int NATIVE_ACCESS_SINCE = 22;
  private static final int CHEAP_PROFILES_SINCE = 25;
  private static final int UNSAFE_WARNING_SINCE = 24;

  private final Path root;

  /**
   * A launcher.
   *
   * @param root the directory in which the programs run
   */
  Launcher(Path root) {
    this.root = root;
  }

  /** The flags that the kernel itself is started with. */
  static List<String> flags(int feature) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-XX:MaxRAMPercentage=40",
                "-Dorg.bytedeco.javacpp.maxbytes=100%",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=200%",
                "-XX:+UseSerialGC",
                "-Xms112m",
                "-XX:NewSize=64m",
                "-XX:PretenureSizeThreshold=8m",
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4CompileThreshold=100000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-XX:C1MaxInlineSize=12",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
    if (feature < CHEAP_PROFILES_SINCE) {
      flags.add("-XX:-C1ProfileInlinedCalls");
    }
    if (feature >= NATIVE_ACCESS_SINCE) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature >= UNSAFE_WARNING_SINCE) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return flags;
  }

  /** Starts a program whose output goes into a file. */
  Process start(String classPath, String mainClass, List<String> words, Path output)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(Runtime.version().feature()));
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(words);
    Files.createDirectories(output.getParent());
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().keySet().removeAll(Surroundings.dropped(System.getenv()).keySet());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return builder.start();
  }

  /**
   * Runs a program to its end.
   *
   * @return its output
   * @throws ProgramFailure if it fails or takes too long
   */
  String run(String classPath, String mainClass, List<String> words, Path output, Duration limit)
      throws IOException, InterruptedException, ProgramFailure {
    Process process = start(classPath, mainClass, words, output);
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new ProgramFailure("took more than " + limit.toSeconds() + " s; see " + output);
      }
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    if (process.exitValue() != 0) {
      throw new ProgramFailure(
          "ended with %d: %s; see %s".formatted(process.exitValue(), complaint(text), output));
    }
    return text;
  }

  /** The first line that looks like an exception, or the last one. */
  private static String complaint(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElse(lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1));
  }
}
