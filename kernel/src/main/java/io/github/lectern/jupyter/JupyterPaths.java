package io.github.lectern.jupyter;

import java.net.URISyntaxException;
import java.nio.file.Path;
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

  /** Returns the directory of the active conda or virtual environment. */
  static Path sysPrefix() {
    Map<String, String> environment = System.getenv();
    return variable(environment, "CONDA_PREFIX")
        .or(() -> variable(environment, "VIRTUAL_ENV"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--sys-prefix: no conda or virtual environment is active; use --prefix DIR"));
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
