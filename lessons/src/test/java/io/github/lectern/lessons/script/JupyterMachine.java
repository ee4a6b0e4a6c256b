package io.github.lectern.lessons.script;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A checkout that executes its notebooks with the real Jupyter and its Python kernel. */
record JupyterMachine(Checkout checkout, String python) {
  private static final String KERNEL =
      """
      {"argv": ["%s", "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
       "display_name": "stand-in", "language": "python"}""";

  static JupyterMachine in(Path directory) throws Exception {
    String python = pythonOfJupyter();
    Checkout checkout =
        Checkout.onCompleteMachine(directory).set("KERNEL", KERNEL.formatted(python));
    checkout.writeProgram("jupyter-nbconvert", "#!" + python + "\n").have("jupyter-nbconvert");
    return new JupyterMachine(checkout, python);
  }

  private static String pythonOfJupyter() throws Exception {
    String given = System.getenv("LECTERN_PYTHON");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    Path program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "jupyter-nbconvert"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no jupyter-nbconvert: use ./lecture test"));
    try (Stream<String> lines = Files.lines(program, StandardCharsets.UTF_8)) {
      return lines.findFirst().orElseThrow().replaceFirst("#! *", "");
    }
  }

  void ship(String name, String... cells) throws Exception {
    checkout.ship(
        name,
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [%s]}"""
            .formatted(String.join(",", cells)));
  }

  static String prose(String id, String text) {
    return """
        {"cell_type": "markdown", "id": "%s", "metadata": {}, "source": "%s"}"""
        .formatted(id, text);
  }

  static String code(String id, String source, String... tags) {
    return """
        {"cell_type": "code", "id": "%s", "metadata": {"tags": %s}, "source": "%s",
         "outputs": [], "execution_count": null}"""
        .formatted(id, List.of(tags).stream().map(tag -> '"' + tag + '"').toList(), source);
  }

  Outcome lecture(String... words) throws Exception {
    return checkout.lecture(words);
  }

  /** Starts the program that executes notebooks, with another program as an optional prefix. */
  Outcome execute(List<String> behind, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(behind);
    command.addAll(List.of(python, "lessons/scripts/python/run_notebooks.py"));
    command.addAll(List.of("--output", "target/lecture"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(checkout.file("."), "output", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.root().toFile());
    builder.environment().put("JUPYTER_PATH", checkout.root().resolve("target/jupyter").toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Start(builder.start(), output).end();
  }

  Path result(String name) {
    return checkout.root().resolve("target/lecture").resolve(name);
  }
}
