package io.github.lectern.jupyter.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed arguments of the small jar.
 *
 * @param kernel the place and the options of the kernelspec
 * @param course the directory of the student's notebooks, if one was given
 * @param withCourse whether to install the course
 * @param offline whether to use no network
 * @param output the directory for executed notebooks
 * @param words the notebooks to run, such as "04" or "exercises/04"; or the grader's arguments
 */
record JarOptions(
    Arguments kernel,
    Optional<Path> course,
    boolean withCourse,
    boolean offline,
    Path output,
    List<String> words) {
  private static final Set<String> PLACES = Set.of("--user", "--sys-prefix");
  private static final Set<String> OF_INSTALL =
      Set.of("--display-name", "--jvm-arg", "--env", Arguments.CLASS_PATH);
  private static final Path DEFAULT_COURSE = Path.of("lectern-course");
  private static final Path DEFAULT_OUTPUT = Path.of("lectern-results");

  /**
   * Parses a command and its arguments.
   *
   * @throws IllegalArgumentException if an argument is unknown or a value is missing
   */
  static JarOptions parse(List<String> args) {
    return new Parser(args).parse();
  }

  Path courseOrDefault() {
    return course.orElse(DEFAULT_COURSE.toAbsolutePath());
  }

  private static final class Parser {
    private final List<String> args;
    private final String command;
    private final List<String> forKernel = new ArrayList<>(List.of("install"));
    private final List<String> words = new ArrayList<>();
    private Optional<Path> course = Optional.empty();
    private boolean withCourse = true;
    private boolean offline;
    private Path output = DEFAULT_OUTPUT.toAbsolutePath();
    private int next = 1;

    Parser(List<String> args) {
      this.args = args;
      this.command = args.get(0);
    }

    JarOptions parse() {
      while (next < args.size()) {
        String word = args.get(next++);
        if (!isForKernel(word) && !isOwn(word)) {
          throw new IllegalArgumentException(command + ": unknown argument " + word);
        }
      }
      if (course.isPresent() && !withCourse) {
        throw new IllegalArgumentException("only one of --course and --no-course can be given");
      }
      return new JarOptions(
          Arguments.parse(forKernel), course, withCourse, offline, output, List.copyOf(words));
    }

    private boolean isForKernel(String word) {
      boolean install = command.equals("install");
      if (PLACES.contains(word) || (install && word.equals(Arguments.PREVIEW))) {
        forKernel.add(word);
      } else if (word.equals("--prefix")
          || word.equals("--name")
          || (install && OF_INSTALL.contains(word))) {
        forKernel.addAll(List.of(word, value(word)));
      } else {
        return false;
      }
      return true;
    }

    private boolean isOwn(String word) {
      boolean install = command.equals("install");
      boolean run = command.equals("run");
      boolean isGrader = command.equals("grade");
      if ((install || run) && word.equals("--course")) {
        course = Optional.of(path(word));
      } else if (install && word.equals("--no-course")) {
        withCourse = false;
      } else if (install && word.equals("--offline")) {
        offline = true;
      } else if (run && word.equals("--output")) {
        output = path(word);
      } else if (isGrader || (run && !word.startsWith("-") && !word.isEmpty())) {
        words.add(word);
      } else {
        return false;
      }
      return true;
    }

    private String value(String option) {
      if (next >= args.size()) {
        throw new IllegalArgumentException(option + " needs a value after it");
      }
      return args.get(next++);
    }

    private Path path(String option) {
      return Path.of(value(option)).toAbsolutePath().normalize();
    }
  }
}
