package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program whose output is written to a file. */
final class Command {
  private final Path folder;
  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Command(Path folder, List<String> words) {
    this.folder = folder;
    this.words = words;
  }

  static Command in(Path folder, Object... words) {
    List<String> texts = new ArrayList<>();
    for (Object word : words) {
      texts.add(word.toString());
    }
    return new Command(folder, texts);
  }

  Command with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Starts the program, with its output in the log. */
  Process start(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Runs the program to its end; fails if it exceeds the time limit. */
  Outcome run(Path log, Duration limit) throws IOException {
    Process process = start(log);
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%s did not end within %s; its output:%n%s"
                .formatted(words, limit, Files.readString(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + words, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    return new Outcome(process.exitValue(), Files.readString(log));
  }

  /** The exit status and the output of a program. */
  record Outcome(int status, String said) {}
}
