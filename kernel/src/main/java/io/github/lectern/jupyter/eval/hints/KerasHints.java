package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.tensor.KerasNames;
import io.github.lectern.tensor.KerasNames.Missing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hints for names that Keras has but Lectern lacks. */
final class KerasHints {
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (class|variable|method) (\\w+)(.*)");
  private static final Pattern OF_MODEL =
      Pattern.compile(".* (?:class|of type) (?:Sequential|FashionMnist)");
  private static final List<String> CLASSES =
      List.of(
          "layer",
          "model",
          "optimizer",
          "loss",
          "metric",
          "initializer",
          "callback",
          "data set",
          "class");

  private KerasHints() {}

  /**
   * Returns a hint if the unknown name is in Keras but not in Lectern. The hint lists what Lectern
   * has of this kind and suggests a replacement.
   *
   * @param message the compiler's message
   * @param line the marked line
   */
  static Optional<String> of(String message, String line) {
    Matcher unknown = UNKNOWN.matcher(message);
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(2);
    return kinds(unknown, line)
        .flatMap(kind -> KerasNames.find(kind, name).stream())
        .findFirst()
        .map(Missing::advice)
        .map(advice -> "  " + advice);
  }

  private static Stream<String> kinds(Matcher unknown, String line) {
    String name = unknown.group(2);
    if (Character.isUpperCase(name.charAt(0))) {
      return CLASSES.stream();
    }
    if (unknown.group(1).equals("method")) {
      return unknown.group(3).contains(" in ") ? methods(unknown) : Stream.of("function", "option");
    }
    boolean module = line.matches(".*\\b" + name + "\\s*\\.\\s*load\\w*\\(.*");
    return module ? Stream.of("data set") : Stream.empty();
  }

  private static Stream<String> methods(Matcher unknown) {
    return OF_MODEL.matcher(unknown.group(3)).matches() ? Stream.of("method") : Stream.empty();
  }
}
