package io.github.lectern.jupyter.eval.hints;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for a call whose arguments do not fit: what is expected, what was given, and why not. */
final class WrongArguments {
  private static final Pattern HEAD =
      Pattern.compile("(?:method|constructor) (\\w+) in \\w+ .*cannot be applied to.*");
  private static final Pattern NONE =
      Pattern.compile("no suitable (?:method|constructor) found for (\\w+)\\((.*)\\)");
  private static final Pattern FORM =
      Pattern.compile("(?:method|constructor) [\\w.<>, ]*\\((.*)\\) is not applicable");
  private static final Pattern GENERIC =
      Pattern.compile(
          "no instance\\(s\\) of type variable\\(s\\) .* exist so that ([\\w.]+)<.*> conforms to (.*)");
  private static final int MAX_FORMS = 4;
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
    Matcher none = NONE.matcher(lines.get(0));
    if (none.matches()) {
      return Optional.of(severalForms(none, lines));
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
            + ", was "
            + arguments(after("found:", lines))
            + "; "
            + (reason.endsWith(LENGTHS) ? "the number of arguments differs" : plain(reason)));
  }

  /** "max: no form takes (int); there are (int, int), (long, long)". */
  private static String severalForms(Matcher none, List<String> lines) {
    String forms =
        lines.stream()
            .map(FORM::matcher)
            .filter(Matcher::matches)
            .map(form -> arguments(form.group(1)))
            .distinct()
            .limit(MAX_FORMS)
            .collect(Collectors.joining(", "));
    return none.group(1) + ": no form takes " + arguments(none.group(2)) + "; there are " + forms;
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

  /** "(INDArray, int)" of "INDArray,int". */
  private static String arguments(String types) {
    // Lectern's options are always the last arguments, as many as one likes.
    return "("
        + types
            .replace("no arguments", "")
            .replaceFirst("Option\\[\\]$", "Option...")
            .replaceAll(",(?=\\S)", ", ")
        + ")";
  }
}
