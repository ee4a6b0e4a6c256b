package io.github.lectern.jupyter.eval.hints;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces compiler messages that only compiler experts understand with plainer ones. */
final class DiagnosticSimplifier {
  /** Matches the compiler's escape for a non-ASCII character. */
  private static final Pattern ESCAPE = Pattern.compile("(?<=character: ')\\\\u(\\p{XDigit}{4})");

  private static final List<Replacement> ALL =
      List.of(
          replacement(
              "bad operand types for binary operator ('.*'): first type: *(.*?) second type: *(.*)",
              "bad operand types for $1: $2 and $3"),
          replacement(
              "unexpected type: required: reference found: *(.*)",
              "unexpected type: expected a class but got $1"),
          replacement(
              "unexpected type: required: variable found: *value",
              "unexpected type: expected a variable but got a value"),
          replacement(
              "for-each not applicable to expression type:"
                  + " required: array or .*?Iterable *found: *(.*)",
              "for-each: expected an array or an Iterable but got $1"),
          replacement(
              "incompatible types: no instance\\(s\\) of type variable\\(s\\) .* exist so that"
                  + " ([\\w.]+)<.*> conforms to (.*)",
              "incompatible types: $1 cannot be converted to $2"),
          replacement(
              "incompatible types: inference variable \\w+ has incompatible bounds:"
                  + " equality constraints: (.*) lower bounds: (.*)",
              "incompatible types: expected $1 in <> but got $2"));

  private DiagnosticSimplifier() {}

  private record Replacement(Pattern message, String text) {}

  private static Replacement replacement(String message, String text) {
    return new Replacement(Pattern.compile(message), text);
  }

  /** Decodes the escaped characters of a message, and returns its plainer form if there is one. */
  static String simplify(String original) {
    String message =
        ESCAPE
            .matcher(original)
            .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    return ALL.stream()
        .filter(replacement -> replacement.message().matcher(message).matches())
        .findFirst()
        .map(replacement -> replacement.message().matcher(message).replaceFirst(replacement.text()))
        .orElse(message);
  }
}
