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

/** A library in the comparison. Each library has its own process and class path. */
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
   * Returns the library with the given name.
   *
   * @throws IllegalArgumentException if the name is unknown
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

  /** Returns the name of the library in tables and on the command line, such as "tensorflow". */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mainClass() {
    return "io.github.lectern.bench." + program;
  }

  /** Returns the time after which an epoch is cut short and scaled; zero means never. */
  Duration epochLimit() {
    return epochLimit;
  }

  /** Returns whether the benchmark fails if this library fails. */
  boolean isRequired() {
    return this == OURS || this == TENSORFLOW;
  }

  /** Returns the class path that the build wrote; empty if the library was not built. */
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
