package io.github.lectern.jupyter.eval.hints;

import java.util.List;
import java.util.regex.Pattern;

/** Says what the compiler says in fewer words where its own are for those who know its theory. */
final class DiagnosticSimplifier {
  /** The compiler writes signs that are not of ASCII by their numbers. */
  private static final Pattern ESCAPE = Pattern.compile("(?<=character: ')\\\\u(\\p{XDigit}{4})");

  private static final List<Words> ALL =
      List.of(
          words(
              "bad operand types for binary operator ('.*'): first type: *(.*?) second type: *(.*)",
              "bad operand types for $1: $2 and $3"),
          words(
              "unexpected type: required: reference found: *(.*)",
              "unexpected type: expected a class, was $1"),
          words(
              "unexpected type: required: variable found: *value",
              "unexpected type: expected a variable, was a value"),
          words(
              "for-each not applicable to expression type: required: (.*?) *found: *(.*)",
              "for-each: expected $1, was $2"),
          words(
              "incompatible types: no instance\\(s\\) of type variable\\(s\\) .* exist so that"
                  + " ([\\w.]+)<.*> conforms to (.*)",
              "incompatible types: $1 cannot be converted to $2"),
          words(
              "incompatible types: inference variable \\w+ has incompatible bounds:"
                  + " equality constraints: (.*) lower bounds: (.*)",
              "incompatible types: expected $1 in <>, was $2"));

  private DiagnosticSimplifier() {}

  private record Words(Pattern theirs, String ours) {}

  private static Words words(String theirs, String ours) {
    return new Words(Pattern.compile(theirs), ours);
  }

  static String words(String theirs) {
    String message =
        ESCAPE
            .matcher(theirs)
            .replaceAll(sign -> Character.toString(Integer.parseInt(sign.group(1), 16)));
    return ALL.stream()
        .filter(words -> words.theirs().matcher(message).matches())
        .findFirst()
        .map(words -> words.theirs().matcher(message).replaceFirst(words.ours()))
        .orElse(message);
  }
}
