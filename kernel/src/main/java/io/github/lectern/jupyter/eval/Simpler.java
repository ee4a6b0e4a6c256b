package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.regex.Pattern;

/** Says what the compiler says in fewer words where its own are for those who know its theory. */
final class Simpler {
  private static final List<Words> ALL =
      List.of(
          words(
              "bad operand types for binary operator ('.*'): first type: *(.*?) second type: *(.*)",
              "bad operand types for $1: $2 and $3"),
          words(
              "unexpected type: required: reference found: *(.*)",
              "unexpected type: expected a class, was $1"),
          words(
              "incompatible types: inference variable \\w+ has incompatible bounds:"
                  + " equality constraints: (.*) lower bounds: (.*)",
              "incompatible types: expected $1 in <>, was $2"));

  private Simpler() {}

  private record Words(Pattern theirs, String ours) {}

  private static Words words(String theirs, String ours) {
    return new Words(Pattern.compile(theirs), ours);
  }

  static String words(String message) {
    return ALL.stream()
        .filter(words -> words.theirs().matcher(message).matches())
        .findFirst()
        .map(words -> words.theirs().matcher(message).replaceFirst(words.ours()))
        .orElse(message);
  }
}
