package io.github.lectern.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Starts Java programs with the same JVM flags and environment. No program outlives the runner. */
final class Launcher {
  private static final Pattern COMPILER_FLAG =
      Pattern.compile("-XX:[-+]?(Tier|C1|InlineSmallCode|MaxVectorSize|CompileCommand).*");

  private final Path root;
  private final List<String> flags;

  /**
   * Creates a launcher.
   *
   * @param root the working directory of the programs
   * @param flags their JVM flags
   */
  Launcher(Path root, List<String> flags) {
    this.root = root;
    this.flags = List.copyOf(flags);
  }

  /**
   * Returns a launcher for other libraries, without the kernel's compiler flags, which would slow
   * them down.
   */
  Launcher withoutCompilerFlags() {
    return new Launcher(
        root, flags.stream().filter(flag -> !COMPILER_FLAG.matcher(flag).matches()).toList());
  }

  List<String> flags() {
    return flags;
  }

  /** Starts a program whose output is written to a file. */
  Process start(String classPath, String mainClass, List<String> words, Path output)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(words);
    Files.createDirectories(output.getParent());
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().keySet().removeAll(ChildEnvironment.dropped(System.getenv()).keySet());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return builder.start();
  }

  /**
   * Runs a program to its end.
   *
   * @return its output
   * @throws ProgramFailure if it fails or times out
   */
  String run(String classPath, String mainClass, List<String> words, Path output, Duration limit)
      throws IOException, InterruptedException, ProgramFailure {
    Process process = start(classPath, mainClass, words, output);
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new ProgramFailure("timed out after " + limit.toSeconds() + " s; see " + output);
      }
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    if (process.exitValue() != 0) {
      throw new ProgramFailure(
          "exited with status %d: %s; see %s"
              .formatted(process.exitValue(), complaint(text), output));
    }
    return text;
  }

  /** Returns the first line that looks like an exception, or else the last line. */
  private static String complaint(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElse(lines.isEmpty() ? "no output" : lines.get(lines.size() - 1));
  }
}
