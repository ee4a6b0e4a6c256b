package io.github.lectern.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question with the rules that judge an answer to it as passed, not done yet, or wrong with a
 * hint. A wrong answer never makes a check throw an exception.
 *
 * <pre>{@code
 * Check.whole("legs of a spider", 8).hint(Hint.to(6L, "Those are insects.")).judge(6L)
 * }</pre>
 *
 * @param <T> the type of the answer
 */
public final class Check<T> {
  private static final String DROPPED_FRACTION =
      "It is not 0. " + Hint.droppedFraction("3 / 4", "3.0 / 4");

  private final String question;
  private final Predicate<? super T> isPlaceholder;
  private final Predicate<? super T> isRight;
  private final String reason;
  private final List<Hint<T>> hints;
  private final Function<? super T, String> lastHint;

  private Check(
      String question,
      Predicate<? super T> isPlaceholder,
      Predicate<? super T> isRight,
      String reason,
      List<Hint<T>> hints,
      Function<? super T, String> lastHint) {
    this.question = question;
    this.isPlaceholder = isPlaceholder;
    this.isRight = isRight;
    this.reason = reason;
    this.hints = List.copyOf(hints);
    this.lastHint = lastHint;
  }

  /**
   * Returns a check of answers of any type.
   *
   * @param isPlaceholder accepts the value that the cell contains before the question is answered
   * @param isRight accepts every right answer
   */
  public static <T> Check<T> of(
      String question, Predicate<? super T> isPlaceholder, Predicate<? super T> isRight) {
    return new Check<>(question, isPlaceholder, isRight, "", List.of(), answer -> "");
  }

  /** Returns a check that accepts one whole number; 0 is the placeholder. */
  public static Check<Long> whole(String question, long right) {
    return of(question, answer -> answer == 0, answer -> answer == right);
  }

  /**
   * Returns a check that accepts numbers within the tolerance of the right one; 0 is the
   * placeholder.
   */
  public static Check<Double> decimal(String question, double right, double tolerance) {
    return of(question, answer -> answer == 0, answer -> Math.abs(answer - right) <= tolerance);
  }

  /**
   * Returns a check that accepts ratios within the tolerance of the right one. NaN is the
   * placeholder, since 0 is the result of an integer division such as 3 / 4. An answer of 0 gets a
   * hint about that mistake.
   */
  public static Check<Double> ratio(String question, double right, double tolerance) {
    return Check.<Double>of(
            question, answer -> answer.isNaN(), answer -> Math.abs(answer - right) <= tolerance)
        .hint(Hint.to(0.0, DROPPED_FRACTION));
  }

  /** Returns this check with a reason, which is shown with right answers. */
  public Check<T> because(String reason) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint);
  }

  /**
   * Returns this check with one more hint. The first hint that recognises a wrong answer is shown.
   */
  public Check<T> hint(Hint<T> hint) {
    List<Hint<T>> more = new ArrayList<>(hints);
    more.add(hint);
    return new Check<>(question, isPlaceholder, isRight, reason, more, lastHint);
  }

  /** Returns this check with a hint for wrong answers that no other hint recognises. */
  public Check<T> otherwise(String lastHint) {
    return otherwise(answer -> lastHint);
  }

  /** Returns this check with a function that creates the hint for all other wrong answers. */
  public Check<T> otherwise(Function<? super T, String> lastHint) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint);
  }

  /**
   * Judges an answer. If the answer throws an exception, it counts as wrong. Other errors are
   * propagated, because one of them is used to end an interrupted cell.
   */
  public Result judge(T answer) {
    try {
      return judgeOrThrow(answer);
    } catch (StackOverflowError e) {
      return new Result(question, Verdict.WRONG, "This answer calls itself endlessly.");
    } catch (RuntimeException | AssertionError | LinkageError e) {
      String why = ThrownAnswer.isUndeclared(e) ? ThrownAnswer.sentence(e) : e.toString();
      return new Result(question, Verdict.WRONG, "This answer could not be judged: " + why);
    }
  }

  private Result judgeOrThrow(T answer) {
    if (answer == null || isPlaceholder.test(answer)) {
      return new Result(question, Verdict.NOT_DONE, "");
    }
    return isRight.test(answer)
        ? new Result(question, Verdict.PASSED, reason)
        : new Result(question, Verdict.WRONG, hintFor(answer));
  }

  private String hintFor(T answer) {
    return hints.stream()
        .filter(hint -> hint.recognises().test(answer))
        .map(Hint::text)
        .findFirst()
        .orElseGet(() -> lastHint.apply(answer));
  }
}
