package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkout with one exercise, and a folder of what students hand in. */
record GradeMachine(JupyterMachine machine, Path folder) {
  private static final String EXERCISE = code("legs", "long legs = 0;", "exercise");
  private static final String CHECK = code("legs-check", "Legs.check(legs)");

  /**
   * Creates the checkout.
   *
   * @param kernel the command of the kernel, as JSON
   */
  static GradeMachine in(Path folder, String kernel) throws Exception {
    JupyterMachine machine = JupyterMachine.in(folder);
    machine.ship("exercises/01-legs.ipynb", EXERCISE, CHECK);
    Files.createDirectories(folder.resolve("answers"));
    machine.checkout().write("spec/kernel.json", "{\"argv\": %s}".formatted(kernel));
    Path jar = folder.resolve("dist/lectern-lessons.jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("io/github/lectern/lessons/legs/Legs.class"));
    }
    return new GradeMachine(machine, folder);
  }

  Path answers() {
    return folder.resolve("answers");
  }

  void hand(String name, String text) throws IOException {
    Path file = answers().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void handExercise(String name) throws IOException {
    hand(
        name,
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [%s, %s]}"""
            .formatted(EXERCISE, CHECK));
  }

  /** Starts the grader with the programs of a PATH. */
  Start grade(String path, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(machine.python(), "lessons/scripts/python/grade.py"));
    command.add(answers().toString());
    command.addAll(List.of("--exercises", "notebooks/exercises", "--store", "target/grade"));
    command.addAll(List.of("--spec", folder + "/spec", "--dist", folder + "/dist"));
    command.addAll(List.of("--cache", folder + "/cache"));
    command.addAll(List.of(options));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(machine.checkout().root().toFile());
    builder.environment().put("PATH", path);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Start(builder.start(), output);
  }
}
