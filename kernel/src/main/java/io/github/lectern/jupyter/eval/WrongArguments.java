package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for a call whose arguments do not fit: what is expected, what was given, and why not. */
final class WrongArguments {
  private static final Pattern HEAD =
      Pattern.compile("(?:method|constructor) (\\w+) in \\w+ .*cannot be applied to.*");
  private static final String VARARGS = "varargs mismatch; ";
  private static final String LENGTHS = "lists differ in length";

  private WrongArguments() {}

  /**
   * The message on one line, if the compiler speaks of a single method.
   *
   * @param lines the compiler's words: what cannot be applied, then "required:", "found:",
   *     "reason:"
   */
  static Optional<String> message(List<String> lines) {
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
            + ", was "
            + arguments(after("found:", lines))
            + "; "
            + (reason.endsWith(LENGTHS) ? "the number of arguments differs" : plain(reason)));
  }

  private static String plain(String reason) {
    return reason.replace(VARARGS, "").replace("argument mismatch; ", "");
  }

  private static String after(String label, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** "(INDArray, int)" of "INDArray,int". */
  private static String arguments(String types) {
    return "(" + types.replace("no arguments", "").replaceAll(",(?=\\S)", ", ") + ")";
  }
}
