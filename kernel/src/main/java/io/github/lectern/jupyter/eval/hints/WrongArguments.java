package io.github.lectern.jupyter.eval.hints;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rewrites messages about wrong arguments, so that they say what was expected, what was passed and
 * why the call is wrong.
 */
final class WrongArguments {
  private static final Pattern HEAD =
      Pattern.compile("(?:method|constructor) (\\w+) in \\w+ .*cannot be applied to.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("no suitable (?:method|constructor) found for (\\w+)\\((.*)\\)");
  private static final Pattern OVERLOAD =
      Pattern.compile("(?:method|constructor) [^(]*\\((.*)\\) is not applicable");
  private static final Pattern GENERIC =
      Pattern.compile(
          "no instance\\(s\\) of type variable\\(s\\) .* exist so that ([\\w.]+)<.*> conforms to (.*)");
  private static final int MAX_OVERLOADS = 4;
  private static final String VARARGS = "varargs mismatch; ";
  private static final String LENGTHS = "lists differ in length";

  private WrongArguments() {}

  /**
   * Returns the message rewritten on one line; empty if it is not about a call's arguments.
   *
   * @param lines the lines of the compiler's message: the method or constructor, then "required:",
   *     "found:", "reason:"
   */
  static Optional<String> message(List<String> lines) {
    Matcher noOverload = NO_OVERLOAD.matcher(lines.get(0));
    if (noOverload.matches()) {
      return Optional.of(overloads(noOverload, lines));
    }
    Matcher head = HEAD.matcher(lines.get(0));
    if (!head.matches()) {
      return Optional.empty();
    }
    String reason = after("reason:", lines);
    String required = arguments(after("required:", lines));
    boolean varargs = reason.startsWith(VARARGS);
    return Optional.of(
        head.group(1)
            + ": expected "
            + (varargs ? required.replaceFirst("\\[\\]\\)$", "...)") : required)
            + " but got "
            + arguments(after("found:", lines))
            + "; "
            + (reason.endsWith(LENGTHS) ? "the number of arguments differs" : plain(reason)));
  }

  /**
   * Returns a message such as "max: no overload takes (int); the overloads take (int, int), (long,
   * long)".
   */
  private static String overloads(Matcher noOverload, List<String> lines) {
    List<String> overloads =
        lines.stream()
            .map(OVERLOAD::matcher)
            .filter(Matcher::matches)
            .map(overload -> arguments(overload.group(1)))
            .distinct()
            .toList();
    String shown = overloads.stream().limit(MAX_OVERLOADS).collect(Collectors.joining(", "));
    return noOverload.group(1)
        + ": no overload takes "
        + arguments(noOverload.group(2))
        + "; the overloads take "
        + shown
        + (overloads.size() > MAX_OVERLOADS ? " and others" : "");
  }

  private static String plain(String reason) {
    String mismatch = reason.replace(VARARGS, "").replace("argument mismatch; ", "");
    return GENERIC.matcher(mismatch).replaceFirst("$1 cannot be converted to $2");
  }

  private static String after(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Returns "(INDArray, int)" for "INDArray,int". */
  private static String arguments(String types) {
    // Lectern's options are varargs, which javac prints as an array.
    return "("
        + types
            .replace("no arguments", "")
            .replaceFirst("Option\\[\\]$", "Option...")
            // Type parameters of overloads are numbered, as in List<T#1>.
            .replaceAll("#\\d+", "")
            .replaceAll(",(?=\\S)", ", ")
        + ")";
  }
}
