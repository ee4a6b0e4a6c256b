package io.github.lectern.jupyter.install;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the directories in which Jupyter looks for kernels. */
final class JupyterPaths {
  private JupyterPaths() {}

  /** Returns the user's Jupyter data directory. */
  static Path user() {
    return user(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  static Path user(Map<String, String> environment, String system, String home) {
    String name = system.toLowerCase(Locale.ROOT);
    return variable(environment, "JUPYTER_DATA_DIR")
        .orElseGet(
            () -> {
              if (name.contains("windows")) {
                return variable(environment, "APPDATA").orElse(Path.of(home)).resolve("jupyter");
              }
              if (name.contains("mac")) {
                return Path.of(home, "Library", "Jupyter");
              }
              return variable(environment, "XDG_DATA_HOME")
                  .orElse(Path.of(home, ".local", "share"))
                  .resolve("jupyter");
            });
  }

  /** Returns the Jupyter data directory under an installation prefix such as /usr/local. */
  static Path underPrefix(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /** Returns the directory of the active environment, or the sys.prefix of Python. */
  static Path sysPrefix() {
    return environmentPrefix(System.getenv())
        .or(JupyterPaths::pythonPrefix)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--sys-prefix: no conda or virtual environment is active, and there is no"
                        + " Python; use --prefix DIR"));
  }

  /** Returns the active virtual or conda environment; a virtual one is the inner one of both. */
  static Optional<Path> environmentPrefix(Map<String, String> environment) {
    return variable(environment, "VIRTUAL_ENV").or(() -> variable(environment, "CONDA_PREFIX"));
  }

  private static Optional<Path> pythonPrefix() {
    try {
      for (String python : List.of("python3", "python", "py")) {
        Optional<String> prefix =
            JupyterProgram.outputOf(List.of(python, "-c", "import sys; print(sys.prefix)"));
        if (prefix.isPresent()) {
          return prefix.map(text -> Path.of(text.strip()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** Returns the directory of this program's jar. */
  static Path ownFolder() {
    try {
      String classPath = System.getProperty("java.class.path");
      Path jar =
          classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)
              ? Path.of(classPath)
              : Path.of(
                  JupyterPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.toAbsolutePath().normalize().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "cannot determine the directory of the jars; use --dist DIR", e);
    }
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
