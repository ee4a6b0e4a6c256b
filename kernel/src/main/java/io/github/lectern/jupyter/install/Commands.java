package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The commands of the small jar. */
public final class Commands {
  static final String USAGE =
      """
      usage: java -jar lectern.jar COMMAND [OPTION ...]

        install    install the kernel for Jupyter, and the notebooks of the course
        run [NN ...]
                   execute notebooks of the course (default: all lessons); 04 is the lesson, and
                   exercises/04 and solutions/04 belong to it
        grade DIR  judge a folder of students' exercise notebooks by the checks of the course
        doctor     check the installation and the computer, and say what to do
        data       download Fashion-MNIST now instead of when a notebook first needs it
        uninstall  remove what install has written; notebooks that you have changed are kept
        --version  print the version
        --help     print this text

      where the kernel is, for all commands:
        --user               for this user (default)
        --sys-prefix         in the active conda or virtual environment, or in Python's sys.prefix
        --prefix DIR         in DIR/share/jupyter
        --name NAME          name of the kernelspec (default: lectern); several can exist

      options of install:
        --course DIR         directory for the notebooks (default: lectern-course); notebooks that
                             you have changed are never overwritten
        --no-course          install only the kernel
        --offline            use only libraries that are already in Maven's local repository
        --display-name TEXT  name that front ends show (default: Java (Lectern))
        --jvm-arg ARG        argument of the kernel's JVM, such as -Xmx4g; can be repeated
        --env NAME=VALUE     environment variable of the kernel; can be repeated
        --class-path PATH    jars and folders that cells can use, separated as in java -cp
        --enable-preview     let cells use the preview features of this JDK

      options of run:
        --course DIR         directory of the notebooks (default: where install put them)
        --output DIR         directory for the executed notebooks (default: lectern-results)

      options of grade:
        --csv FILE, --json FILE, --html DIR, --items FILE
                             write points, all results, pages for the students, an item analysis
        --jobs N             notebooks at the same time (default: half of the cores)
        --cell-timeout SECONDS, --timeout SECONDS, --memory MB
                             limits of a cell (300) and of a notebook (1800, 4096)
      """;

  private static final int USAGE_ERROR = 2;
  private static final List<String> COMMANDS =
      List.of("install", "run", "grade", "doctor", "data", "uninstall");

  private Commands() {}

  /**
   * Runs a command and returns the exit status: 0 if it has succeeded, 1 if not, and 2 if the
   * arguments are wrong.
   *
   * @param jar the small jar
   * @param libraries a directory with the jars that it contains
   */
  public static int run(Path jar, Path libraries, String... args) throws InterruptedException {
    return run(new SmallJar(jar, libraries), List.of(args), System.out, System.err);
  }

  static int run(SmallJar jar, List<String> args, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (args.isEmpty() || args.contains("--help") || args.contains("-h")) {
      out.print(USAGE);
      return args.isEmpty() ? USAGE_ERROR : 0;
    }
    if (args.get(0).equals("--version")) {
      out.println("Lectern " + InstallRecord.currentVersion());
      return 0;
    }
    try {
      return execute(jar, args, out);
    } catch (IllegalArgumentException e) {
      err.println("lectern: " + e.getMessage());
      err.print(USAGE);
      return USAGE_ERROR;
    } catch (InstallException e) {
      err.println("lectern: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("lectern: " + FileProblem.explain(e));
      return 1;
    }
  }

  private static int execute(SmallJar jar, List<String> args, PrintStream out)
      throws IOException, InterruptedException, InstallException {
    String command = args.get(0);
    if (!COMMANDS.contains(command)) {
      throw new IllegalArgumentException("unknown command: " + command);
    }
    JarOptions options = JarOptions.parse(args);
    switch (command) {
      case "run" -> {
        return new RunCommand(options, out).run();
      }
      case "grade" -> {
        return new GradeCommand(jar, options, out).run();
      }
      case "doctor" -> {
        return new DoctorCommand(options.kernel(), out).run();
      }
      case "data" -> {
        return new DataCommand(options.kernel()).run();
      }
      case "install" -> new InstallCommand(jar, options, out).run();
      default -> new UninstallCommand(options.kernel(), out).run();
    }
    return 0;
  }
}
