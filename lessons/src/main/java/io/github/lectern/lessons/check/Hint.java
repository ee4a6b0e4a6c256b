package io.github.lectern.lessons.check;

import java.util.function.Predicate;

/**
 * The explanation of one kind of wrong answer.
 *
 * @param <T> the type of the answer
 * @param recognises accepts the wrong answers of that kind
 * @param text the explanation, for the student
 */
public record Hint<T>(Predicate<? super T> recognises, String text) {
  /** Returns a hint for exactly this wrong answer. */
  public static <T> Hint<T> to(T wrong, String text) {
    return new Hint<>(wrong::equals, text);
  }

  /** Returns a hint for the wrong answers that the predicate accepts. */
  public static <T> Hint<T> when(Predicate<? super T> recognises, String text) {
    return new Hint<>(recognises, text);
  }

  /**
   * Returns the text of a hint about integer division.
   *
   * @param division the mistake, such as "1 / 8"
   * @param instead what to write instead, such as "1 / 8.0"
   */
  public static String droppedFraction(String division, String instead) {
    return String.format(
        "Between two whole numbers, Java's / drops the fraction, so %s is 0; write %s.",
        division, instead);
  }
}
