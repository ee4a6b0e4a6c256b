package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that runs Jupyter's commands.
 *
 * @param words how it is started, for example "jupyter" or "python3", "-m", "jupyter"
 */
record JupyterProgram(List<String> words) {
  /** What to do if Jupyter is missing. */
  static final String INSTALL =
      "install it, for example with \"pip install notebook\", with"
          + " \"conda install notebook\", or on Debian and Ubuntu with"
          + " \"apt-get install jupyter-notebook jupyter-nbconvert\"";

  private static final List<List<String>> CANDIDATES =
      List.of(
          List.of("jupyter"),
          List.of("python3", "-m", "jupyter"),
          List.of("python", "-m", "jupyter"),
          List.of("py", "-m", "jupyter"));
  private static final List<String> PYTHONS = List.of("python3", "python", "py");
  private static final int TIMEOUT_S = 60;
  private static final int END_S = 2;

  /** Returns the first way to start Jupyter that works on this computer. */
  static Optional<JupyterProgram> find() throws InterruptedException {
    for (List<String> words : CANDIDATES) {
      JupyterProgram program = new JupyterProgram(words);
      if (program.output("--version").isPresent()) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** Returns Jupyter's Python: the first one that has the libraries of Jupyter's clients. */
  static Optional<JupyterProgram> python() throws InterruptedException {
    for (String python : Stream.concat(interpreter().stream(), PYTHONS.stream()).toList()) {
      if (outputOf(List.of(python, "-c", "import jupyter_client, nbformat, zmq")).isPresent()) {
        return Optional.of(new JupyterProgram(List.of(python)));
      }
    }
    return Optional.empty();
  }

  /** Returns the interpreter in the first line of the program jupyter, if it is on the PATH. */
  private static Optional<String> interpreter() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, CANDIDATES.get(0).get(0)))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(JupyterProgram::interpreter);
  }

  static Optional<String> interpreter(Path script) {
    try (BufferedReader reader = Files.newBufferedReader(script, ISO_8859_1)) {
      return Optional.ofNullable(reader.readLine())
          .filter(line -> line.startsWith("#!"))
          .map(line -> line.substring(2).strip())
          .filter(words -> !words.contains(" ")); // as in "#!/usr/bin/env python3"
    } catch (IOException e) {
      return Optional.empty(); // Another Python may be found by its name.
    }
  }

  /**
   * Returns the directory of the kernelspec that Jupyter uses for a name, if it finds one. The
   * command {@code jupyter kernelspec} is not used, since Debian packages it separately.
   */
  Optional<Path> kernelSpec(String name) throws InterruptedException {
    Optional<String> paths = output("--paths", "--json");
    return paths.isEmpty() ? Optional.empty() : kernelSpec(paths.get(), name);
  }

  /** Searches for a kernelspec as Jupyter does: in its data directories, in order. */
  static Optional<Path> kernelSpec(String paths, String name) {
    try {
      JsonElement data = JsonParser.parseString(paths).getAsJsonObject().get("data");
      return data == null
          ? Optional.empty()
          : data.getAsJsonArray().asList().stream()
              .map(folder -> Path.of(folder.getAsString()).resolve("kernels").resolve(name))
              .filter(spec -> Files.exists(spec.resolve("kernel.json")))
              .findFirst();
    } catch (JsonParseException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Returns the standard output of a command; empty if it cannot be run or fails. */
  Optional<String> output(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(words);
    command.addAll(List.of(arguments));
    return outputOf(command);
  }

  static Optional<String> outputOf(List<String> command) throws InterruptedException {
    Path log = null;
    try {
      log = Files.createTempFile("lectern-", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(log.toFile())
              .start();
      try {
        boolean ended = process.waitFor(TIMEOUT_S, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0
            ? Optional.of(Files.readString(log, UTF_8))
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty(); // There is no such program.
    } finally {
      if (log != null) {
        log.toFile().delete();
      }
    }
  }

  /**
   * Runs a command whose output the user sees, and returns its exit status. What notebooks that it
   * executes check is not recorded as a student's progress.
   *
   * @param data the Jupyter data directory in which kernels are searched first
   */
  int run(Path data, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(words);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.merge(
        "JUPYTER_PATH", data.toString(), (more, first) -> first + File.pathSeparator + more);
    environment.put("LECTERN_PROGRESS", "0");
    Process process = builder.start();
    Thread end = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return process.waitFor();
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
      process.destroy();
    }
  }

  /** Ends a process with this one. If Ctrl-C has reached both, it may report so first. */
  private static void end(Process process) {
    try {
      process.waitFor(END_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
  }
}
