package io.github.lectern.jupyter.install;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parsed options of "install" and "kernelspec".
 *
 * @param place the Jupyter data directory for the kernelspec; empty for the default
 * @param dist the directory that holds the jars
 * @param name the name of the kernelspec
 * @param displayName the name that front ends show
 * @param jvmArguments additional arguments of the kernel's JVM
 * @param kernelArguments additional arguments of the kernel
 * @param environment additional environment variables of the kernel
 */
public record Arguments(
    Optional<Path> place,
    Path dist,
    String name,
    String displayName,
    List<String> jvmArguments,
    List<String> kernelArguments,
    Map<String, String> environment) {
  /** The kernel's option that names jars and folders for the cells. */
  public static final String CLASS_PATH = "--class-path";

  /** The option that lets cells use preview features. */
  public static final String PREVIEW = "--enable-preview";

  /** Describes the commands of the kernel's jar. */
  public static final String USAGE =
      """
      usage: java -jar lectern-kernel.jar CONNECTION_FILE [--allow-readable-connection-file]
                                          [--class-path PATH] [--enable-preview]
                 run the kernel; front ends start it with this command
             java -jar lectern-kernel.jar install [--user | --prefix DIR | --sys-prefix] [--dist DIR]
                                          [KERNELSPEC OPTION ...]
                 copy the jars and the kernelspec "lectern" to where Jupyter finds them (default: --user)
             java -jar lectern-kernel.jar kernelspec --dir DIR [--dist DIR] [KERNELSPEC OPTION ...]
                 write DIR/kernels/lectern for JUPYTER_PATH=DIR; the jars stay where they are
             java -jar lectern-kernel.jar --help | --version

      kernelspec options:
             --name NAME          name of the kernelspec (default: lectern); several can exist side by side
             --display-name TEXT  name that front ends show (default: Java (Lectern))
             --jvm-arg ARG        argument of the JVM, such as -Xmx4g; can be repeated
             --env NAME=VALUE     environment variable of the kernel; can be repeated
             --class-path PATH    jars and folders that cells can use, separated as in java -cp
             --enable-preview     let cells use the preview features of this JDK
      """;

  private static final String DEFAULT_DISPLAY_NAME = "Java (Lectern)";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String ONE_PLACE =
      "only one of --user, --prefix and --sys-prefix can be given";

  /**
   * Parses a command and its options.
   *
   * @throws IllegalArgumentException if an option is unknown or has a wrong value
   */
  public static Arguments parse(List<String> args) {
    return new Parser(args).parse();
  }

  /** Returns the directory of the kernelspec. */
  Path spec() {
    return place.orElseGet(JupyterPaths::user).resolve("kernels").resolve(name);
  }

  private static final class Parser {
    private final List<String> args;
    private final boolean install;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> kernelArguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Optional<Path> place = Optional.empty();
    private Optional<Path> dist = Optional.empty();
    private Optional<String> displayName = Optional.empty();
    private String name = KernelSpec.NAME;
    private int next = 1;

    Parser(List<String> args) {
      this.args = args;
      this.install = args.get(0).equals("install");
    }

    Arguments parse() {
      while (next < args.size()) {
        String option = args.get(next++);
        if (!placeOption(option) && !kernelSpecOption(option)) {
          throw new IllegalArgumentException(args.get(0) + ": unknown option " + option);
        }
      }
      if (!install && place.isEmpty()) {
        throw new IllegalArgumentException("kernelspec needs --dir DIR, the directory to write to");
      }
      return new Arguments(
          place,
          dist.orElseGet(JupyterPaths::ownFolder),
          name,
          displayName.orElseGet(this::defaultDisplayName),
          jvmArguments,
          kernelArguments,
          environment);
    }

    private String defaultDisplayName() {
      return name.equals(KernelSpec.NAME) ? DEFAULT_DISPLAY_NAME : "Java (Lectern, " + name + ")";
    }

    private boolean placeOption(String option) {
      if (option.equals("--dist")) {
        dist = Optional.of(path(option));
      } else if (install && option.equals("--user")) {
        place = once(JupyterPaths.user(), ONE_PLACE);
      } else if (install && option.equals("--sys-prefix")) {
        place = once(JupyterPaths.underPrefix(JupyterPaths.sysPrefix()), ONE_PLACE);
      } else if (install && option.equals("--prefix")) {
        place = once(JupyterPaths.underPrefix(path(option)), ONE_PLACE);
      } else if (!install && option.equals("--dir")) {
        place = once(path(option), "--dir can be given only once");
      } else {
        return false;
      }
      return true;
    }

    private boolean kernelSpecOption(String option) {
      switch (option) {
        case "--name" -> name = name(value(option));
        case "--display-name" -> displayName = Optional.of(value(option));
        case "--jvm-arg" -> addJvmArgument(value(option));
        case "--env" -> addVariable(value(option));
        case CLASS_PATH -> kernelArguments.addAll(List.of(option, absolute(value(option))));
        case PREVIEW -> addJvmArgument(option);
        default -> {
          return false;
        }
      }
      return true;
    }

    /** Adds an argument of the JVM; javac also has to know about preview features. */
    private void addJvmArgument(String argument) {
      jvmArguments.add(argument);
      if (argument.equals(PREVIEW)) {
        kernelArguments.add(argument);
      }
    }

    private static String name(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "--name: expected letters, digits, \".\", \"_\" and \"-\" but got \"" + name + "\"");
      }
      return name;
    }

    private void addVariable(String variable) {
      int equals = variable.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("--env: expected NAME=VALUE but got " + variable);
      }
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }

    private static String absolute(String classPath) {
      return Stream.of(classPath.split(File.pathSeparator, -1))
          .filter(entry -> !entry.isEmpty())
          .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }

    private Optional<Path> once(Path newPlace, String message) {
      if (place.isPresent()) {
        throw new IllegalArgumentException(message);
      }
      return Optional.of(newPlace);
    }

    private String value(String option) {
      if (next >= args.size()) {
        throw new IllegalArgumentException(option + " needs a value after it");
      }
      return args.get(next++);
    }

    private Path path(String option) {
      if (next >= args.size() || args.get(next).startsWith("--")) {
        throw new IllegalArgumentException(option + " needs a directory after it");
      }
      return Path.of(args.get(next++)).toAbsolutePath().normalize();
    }
  }
}
