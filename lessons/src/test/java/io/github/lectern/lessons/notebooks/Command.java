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

/** A program to run to its end, with all that it says kept in a file. */
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

  /** Starts it; what it says goes to the log. */
  Process start(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** What it said, and its status; it is ended when it takes longer than it may. */
  Outcome run(Path log, Duration limit) throws IOException {
    Process process = start(log);
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%s was not done after %s; it said:%n%s"
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

  /** How a program ended. */
  record Outcome(int status, String said) {}
}
