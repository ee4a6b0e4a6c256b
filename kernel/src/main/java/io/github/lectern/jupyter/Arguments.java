package io.github.lectern.jupyter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parsed options of "install" and "kernelspec".
 *
 * @param place the Jupyter data directory for the kernelspec; empty for the default
 * @param dist the directory that holds the jars
 */
record Arguments(Optional<Path> place, Path dist) {
  static final String USAGE =
      """
      usage: java -jar lectern-kernel.jar CONNECTION_FILE [--allow-readable-connection-file]
                 run the kernel; front ends start it with this command
             java -jar lectern-kernel.jar install [--user | --prefix DIR | --sys-prefix] [--dist DIR]
                 copy the jars and the kernelspec "lectern" to where Jupyter finds them (default: --user)
             java -jar lectern-kernel.jar kernelspec --dir DIR [--dist DIR]
                 write DIR/kernels/lectern for JUPYTER_PATH=DIR; the jars stay where they are
             java -jar lectern-kernel.jar --help | --version
      """;

  private static final String ONE_PLACE =
      "only one of --user, --prefix and --sys-prefix can be given";

  static Arguments parse(List<String> args) {
    Optional<Path> place = Optional.empty();
    Optional<Path> dist = Optional.empty();
    boolean install = args.get(0).equals("install");
    for (int i = 1; i < args.size(); i++) {
      String option = args.get(i);
      if (option.equals("--dist")) {
        dist = Optional.of(path(args, ++i));
      } else if (install && option.equals("--user")) {
        place = once(place, JupyterPaths.user(), ONE_PLACE);
      } else if (install && option.equals("--sys-prefix")) {
        place = once(place, JupyterPaths.underPrefix(JupyterPaths.sysPrefix()), ONE_PLACE);
      } else if (install && option.equals("--prefix")) {
        place = once(place, JupyterPaths.underPrefix(path(args, ++i)), ONE_PLACE);
      } else if (!install && option.equals("--dir")) {
        place = once(place, path(args, ++i), "--dir can be given only once");
      } else {
        throw new IllegalArgumentException(args.get(0) + ": unknown option " + option);
      }
    }
    if (!install && place.isEmpty()) {
      throw new IllegalArgumentException("kernelspec needs --dir DIR, the directory to write to");
    }
    return new Arguments(place, dist.orElseGet(JupyterPaths::ownFolder));
  }

  private static Optional<Path> once(Optional<Path> before, Path place, String message) {
    if (before.isPresent()) {
      throw new IllegalArgumentException(message);
    }
    return Optional.of(place);
  }

  private static Path path(List<String> args, int i) {
    if (i >= args.size() || args.get(i).startsWith("--")) {
      throw new IllegalArgumentException(args.get(i - 1) + " needs a directory after it");
    }
    return Path.of(args.get(i)).toAbsolutePath().normalize();
  }
}
