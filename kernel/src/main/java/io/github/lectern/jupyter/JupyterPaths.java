package io.github.lectern.jupyter;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where Jupyter looks for kernels. */
final class JupyterPaths {
  private JupyterPaths() {}

  /** The user's data folder, by Jupyter's rules. */
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

  /** The data folder of an installation such as /usr/local or a conda environment. */
  static Path underPrefix(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /** The environment that is active. */
  static Path sysPrefix() {
    Map<String, String> environment = System.getenv();
    return variable(environment, "CONDA_PREFIX")
        .or(() -> variable(environment, "VIRTUAL_ENV"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--sys-prefix: no conda or virtual environment is active; use --prefix DIR"));
  }

  /** The folder that this program's own jar lies in. */
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
      throw new IllegalStateException("cannot tell where the jars are; use --dist DIR", e);
    }
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
