package io.github.lectern.bench.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is compared: each in a process, and with a class path, of its own. */
enum Library {
  OURS("ours.OursProgram", Duration.ZERO),
  TENSORFLOW("tensorflow.TensorFlowProgram", Duration.ZERO),
  DJL("djl.DjlProgram", Duration.ofSeconds(4)),
  DL4J("dl4j.Dl4jProgram", Duration.ofSeconds(4));

  private final String program;
  private final Duration epochLimit;

  Library(String program, Duration epochLimit) {
    this.program = program;
    this.epochLimit = epochLimit;
  }

  /**
   * Returns the library with a name.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  static Library of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(values())
                            .map(Library::label)
                            .collect(Collectors.joining(", "))
                        + " but got "
                        + name));
  }

  /** Such as "tensorflow", on the command line, in the table and as its module. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mainClass() {
    return "io.github.lectern.bench." + program;
  }

  /** When an epoch is cut, and its figures scaled; zero: never. */
  Duration epochLimit() {
    return epochLimit;
  }

  /** Does the call fail when this one fails? */
  boolean isRequired() {
    return this == OURS || this == TENSORFLOW;
  }

  /** The class path that the build wrote, if the library could be had. */
  Optional<String> classPath(Path root) throws IOException {
    Path bench = root.resolve("kernel/bench");
    Path target = (this == OURS ? bench : bench.resolve(label())).resolve("target");
    Path others = target.resolve("classpath");
    if (!Files.isRegularFile(others)) {
      return Optional.empty();
    }
    String own = target.resolve("classes").toString();
    return Optional.of(own + File.pathSeparator + Files.readString(others).strip());
  }
}
