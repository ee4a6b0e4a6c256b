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
}
