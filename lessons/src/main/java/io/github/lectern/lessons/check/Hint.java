package io.github.lectern.lessons.check;

import java.util.function.Predicate;

/**
 * What to say to one kind of wrong answer.
 *
 * @param <T> the type of the answer
 * @param recognises whether an answer is of that kind
 * @param text what to say
 */
public record Hint<T>(Predicate<? super T> recognises, String text) {
  /** A hint for exactly this wrong answer. */
  public static <T> Hint<T> to(T wrong, String text) {
    return new Hint<>(wrong::equals, text);
  }

  /** A hint for wrong answers of which this is true. */
  public static <T> Hint<T> when(Predicate<? super T> recognises, String text) {
    return new Hint<>(recognises, text);
  }

  /** What to say to who divides whole numbers, as in "1 / 8" instead of "1 / 8.0". */
  public static String droppedFraction(String division, String instead) {
    return String.format(
        "Between two whole numbers Java's / drops the fraction, so %s is 0; write %s.",
        division, instead);
  }
}
