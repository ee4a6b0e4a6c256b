package io.github.lectern.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Graphviz's program dot as a child process. */
final class DotProgram {
  private static final long MOST_BYTES = 8 << 20;
  private static final String FONT = "fontname=Helvetica,Arial,sans-serif";
  private static final List<String> LOOK =
      List.of(
          "-Tsvg",
          "-G" + FONT,
          "-N" + FONT,
          "-E" + FONT,
          "-Gfontsize=13",
          "-Nfontsize=12",
          "-Efontsize=11",
          "-Gpad=0.15",
          "-Npenwidth=1.2",
          "-Earrowsize=0.7");

  private final List<String> command;
  private final Duration limit;

  /**
   * The result of a run.
   *
   * @param succeeded whether the exit status was 0
   * @param svg the standard output
   * @param messages the standard error output
   */
  record Answer(boolean succeeded, String svg, String messages) {}

  DotProgram(List<String> command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  /** Returns the program dot on the PATH, with a time limit of ten seconds. */
  static DotProgram installed() {
    return new DotProgram(List.of("dot"), Duration.ofSeconds(10));
  }

  /**
   * Draws a graph. Returns empty if the program is not installed.
   *
   * @throws IllegalStateException if dot exceeds the time limit, its output exceeds the size limit,
   *     or the thread is interrupted
   */
  Optional<Answer> draw(String graph) {
    try {
      Path directory = Files.createTempDirectory("lectern-dot");
      try {
        Path input = Files.writeString(directory.resolve("graph.dot"), graph);
        return run(input, directory.resolve("graph.svg"), directory.resolve("messages.txt"));
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "gv: dot's files in the temporary directory could not be written or read; is the disk"
              + " full?",
          e);
    }
  }

  private Optional<Answer> run(Path input, Path output, Path messages) throws IOException {
    Optional<Process> started = start(input, output, messages);
    if (started.isEmpty()) {
      return Optional.empty();
    }
    Process process = started.get();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "gv: dot did not finish within "
                + limit.toSeconds()
                + " s; draw fewer nodes and edges, or set splines=line");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("gv: interrupted while dot was running", e);
    } finally {
      process.destroyForcibly();
    }
    String svg = read(output, "the drawing is larger than %d MB; draw fewer nodes and edges");
    String text =
        read(messages, "dot's messages are longer than %d MB; check the text of the diagram");
    return Optional.of(new Answer(process.exitValue() == 0, svg, text));
  }

  private Optional<Process> start(Path input, Path output, Path messages) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command.stream(), LOOK.stream()).toList())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(messages.toFile());
    // If SERVER_NAME is set, Graphviz opens no file that a graph names, except in GV_FILE_PATH.
    builder.environment().put("SERVER_NAME", "lectern");
    builder.environment().remove("GV_FILE_PATH");
    try {
      return Optional.of(builder.start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String read(Path file, String tooLarge) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalStateException("gv: " + tooLarge.formatted(MOST_BYTES >> 20));
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
