package io.github.lectern.jupyter.magics;

import io.github.lectern.keras.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The working directory and the environment variables of shell commands. A JVM can change neither
 * its own directory nor its own variables.
 */
final class ShellEnvironment {
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Path previous = directory();

  /** Returns the working directory as an absolute path. */
  static Path directory() {
    return Session.current().directory().toAbsolutePath().normalize();
  }

  /** Changes the working directory. */
  synchronized void enter(Path directory) {
    previous = directory();
    Session.current().setDirectory(directory);
  }

  /** Returns the working directory before the last change. */
  synchronized Path previous() {
    return previous;
  }

  /**
   * Returns the path of a file; a relative one starts at the working directory, and "~" is the home
   * directory.
   */
  static Path resolve(String name) {
    String home = System.getProperty("user.home");
    String expanded = name.equals("~") || name.startsWith("~/") ? home + name.substring(1) : name;
    return directory().resolve(expanded).normalize();
  }

  synchronized void set(String variable, String value) {
    variables.put(variable, value);
  }

  /** Returns all variables: those of the kernel's process and those that cells have set. */
  synchronized Map<String, String> variables() {
    Map<String, String> all = new LinkedHashMap<>(System.getenv());
    all.putAll(variables);
    return all;
  }

  /** Returns a process builder with this directory and these variables. */
  synchronized ProcessBuilder processBuilder() {
    ProcessBuilder builder = new ProcessBuilder();
    builder.environment().putAll(variables);
    return Files.isDirectory(directory()) ? builder.directory(directory().toFile()) : builder;
  }
}
