package io.github.lectern.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One question and how to judge an answer to it: passed, not done yet, or wrong with a hint. A
 * check never throws, whatever the answer. For example {@code Check.whole("legs of a spider",
 * 8).hint(Hint.to(6L, "Those are insects.")).judge(6L)}.
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
   * A question of any kind.
   *
   * @param isPlaceholder true of what stands in the cell before anyone has answered
   * @param isRight true of every right answer
   */
  public static <T> Check<T> of(
      String question, Predicate<? super T> isPlaceholder, Predicate<? super T> isRight) {
    return new Check<>(question, isPlaceholder, isRight, "", List.of(), answer -> "");
  }

  /** A question that a whole number answers; 0 is the placeholder. */
  public static Check<Long> whole(String question, long right) {
    return of(question, answer -> answer == 0, answer -> answer == right);
  }

  /** A question that a number answers, give or take the tolerance; 0 is the placeholder. */
  public static Check<Double> decimal(String question, double right, double tolerance) {
    return of(question, answer -> answer == 0, answer -> Math.abs(answer - right) <= tolerance);
  }

  /**
   * A question that a ratio answers, give or take the tolerance. NaN is the placeholder: 0 is what
   * Java makes of 3 / 4, and who wrote that is told so.
   */
  public static Check<Double> ratio(String question, double right, double tolerance) {
    return Check.<Double>of(
            question, answer -> answer.isNaN(), answer -> Math.abs(answer - right) <= tolerance)
        .hint(Hint.to(0.0, DROPPED_FRACTION));
  }

  /** This check, giving the reason to those who passed. */
  public Check<T> because(String reason) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint);
  }

  /** This check with one more hint; the first that recognises a wrong answer is shown. */
  public Check<T> hint(Hint<T> hint) {
    List<Hint<T>> more = new ArrayList<>(hints);
    more.add(hint);
    return new Check<>(question, isPlaceholder, isRight, reason, more, lastHint);
  }

  /** This check with what to say to wrong answers that no other hint recognises. */
  public Check<T> otherwise(String lastHint) {
    return otherwise(answer -> lastHint);
  }

  /** This check with what to say of wrong answers that no other hint recognises. */
  public Check<T> otherwise(Function<? super T, String> lastHint) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint);
  }

  /** What there is to say about an answer; an answer that cannot be judged is wrong. */
  public Result judge(T answer) {
    try {
      return judgeOrThrow(answer);
    } catch (RuntimeException e) {
      return new Result(question, Verdict.WRONG, "This answer could not be judged: " + e);
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
