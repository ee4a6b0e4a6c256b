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
      "It is not 0. If you divided two whole numbers: Java's / drops the fraction, so 3 / 4 is 0;"
          + " write 3.0 / 4.";
  private static final String PERCENT = "It lies between 0 and 1: write 0.5 instead of 50 %.";
  private static final String NOT_ROUNDED =
      "Nearly. Round it to two decimals, or write the calculation itself.";
  private static final double HALF_OF_A_HUNDREDTH = 0.005 + 1e-9;

  private final String question;
  private final Predicate<? super T> isPlaceholder;
  private final Predicate<? super T> isRight;
  private final Function<? super T, String> reason;
  private final List<Hint<T>> hints;
  private final Function<? super T, String> lastHint;
  private final String thrownHint;

  private Check(
      String question,
      Predicate<? super T> isPlaceholder,
      Predicate<? super T> isRight,
      Function<? super T, String> reason,
      List<Hint<T>> hints,
      Function<? super T, String> lastHint,
      String thrownHint) {
    this.question = question;
    this.isPlaceholder = isPlaceholder;
    this.isRight = isRight;
    this.reason = reason;
    this.hints = List.copyOf(hints);
    this.lastHint = lastHint;
    this.thrownHint = thrownHint;
  }

  /**
   * Returns a check of answers of any type.
   *
   * @param isPlaceholder accepts the value that the cell contains before the question is answered
   * @param isRight accepts every right answer
   */
  public static <T> Check<T> of(
      String question, Predicate<? super T> isPlaceholder, Predicate<? super T> isRight) {
    return new Check<>(question, isPlaceholder, isRight, answer -> "", List.of(), answer -> "", "");
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
   * Returns a check that accepts ratios within the tolerance of the right one, or rounded to two
   * decimals. NaN is the placeholder, since 0 is the result of an integer division such as 3 / 4.
   * An answer of 0 gets a hint about that mistake.
   */
  public static Check<Double> ratio(String question, double right, double tolerance) {
    return share(question, answer -> answer.isNaN(), right, tolerance)
        .hint(Hint.to(0.0, DROPPED_FRACTION));
  }

  /**
   * Returns a check that accepts numbers between 0 and 1 within the tolerance of the right one, or
   * rounded to two decimals; 0 is the placeholder.
   */
  public static Check<Double> share(String question, double right, double tolerance) {
    return share(question, answer -> answer == 0, right, tolerance);
  }

  private static Check<Double> share(
      String question, Predicate<Double> isPlaceholder, double right, double tolerance) {
    return of(
            question,
            isPlaceholder,
            (Double answer) -> Math.abs(answer - right) <= tolerance || isRounded(answer, right))
        .hint(Hint.when(answer -> Math.abs(answer / 100 - right) <= 0.006, PERCENT))
        .hint(Hint.when(answer -> Math.abs(answer - right) <= 0.006, NOT_ROUNDED));
  }

  private static boolean isRounded(double answer, double right) {
    boolean hasTwoDecimals = Math.abs(100 * answer - Math.rint(100 * answer)) < 1e-9;
    return hasTwoDecimals && Math.abs(answer - right) <= HALF_OF_A_HUNDREDTH;
  }

  /** Returns this check with a reason, which is shown with right answers. */
  public Check<T> because(String reason) {
    return because(answer -> reason);
  }

  /** Returns this check with a function that creates the reason for a right answer. */
  public Check<T> because(Function<? super T, String> reason) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint, thrownHint);
  }

  /**
   * Returns this check with one more hint. The first hint that recognises a wrong answer is shown.
   */
  public Check<T> hint(Hint<T> hint) {
    List<Hint<T>> more = new ArrayList<>(hints);
    more.add(hint);
    return new Check<>(question, isPlaceholder, isRight, reason, more, lastHint, thrownHint);
  }

  /** Returns this check with a hint for wrong answers that no other hint recognises. */
  public Check<T> otherwise(String lastHint) {
    return otherwise(answer -> lastHint);
  }

  /** Returns this check with a function that creates the hint for all other wrong answers. */
  public Check<T> otherwise(Function<? super T, String> lastHint) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint, thrownHint);
  }

  /** Returns this check with a hint for answers that throw an exception. */
  public Check<T> ifItThrows(String hint) {
    return new Check<>(question, isPlaceholder, isRight, reason, hints, lastHint, hint);
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
      return new Result(question, Verdict.WRONG, "This answer could not be judged: " + why(e));
    }
  }

  private String why(Throwable thrown) {
    if (ThrownAnswer.isUndeclared(thrown)) {
      return ThrownAnswer.sentence(thrown);
    }
    return thrownHint.isEmpty() ? thrown.toString() : thrown + ". " + thrownHint;
  }

  private Result judgeOrThrow(T answer) {
    if (answer == null || isPlaceholder.test(answer)) {
      return new Result(question, Verdict.NOT_DONE, "");
    }
    return isRight.test(answer)
        ? new Result(question, Verdict.PASSED, reason.apply(answer))
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
