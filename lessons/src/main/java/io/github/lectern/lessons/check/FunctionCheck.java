package io.github.lectern.lessons.check;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A question whose answer is a function, which is called with several inputs. A function that
 * throws an exception is a wrong answer; the exception is not propagated.
 *
 * <pre>{@code
 * FunctionCheck.ofNumbers("square", 1e-9).on(3.0, 9.0).on(-2.0, 4.0, "Is a square negative?")
 *     .judge(x -> x * x)
 * }</pre>
 *
 * @param <A> the type of the input
 * @param <R> the type of the result
 */
public final class FunctionCheck<A, R> {
  private final String question;
  private final BiFunction<R, R, String> difference;
  private final List<Case<A, R>> cases;
  private final String reason;
  private final Protection<A> protection;

  private record Case<A, R>(A input, R expected, String hint) {}

  /** What a function may do with its input. */
  private record Protection<A>(UnaryOperator<A> copy, BiPredicate<A, A> isSame, String hint) {
    static <A> Protection<A> none() {
      return new Protection<>(input -> input, (before, after) -> true, "");
    }
  }

  private FunctionCheck(
      String question,
      BiFunction<R, R, String> difference,
      List<Case<A, R>> cases,
      String reason,
      Protection<A> protection) {
    this.question = question;
    this.difference = difference;
    this.cases = cases;
    this.reason = reason;
    this.protection = protection;
  }

  /**
   * Returns a check of a function whose results are right if {@code agree(expected, actual)} holds.
   */
  public static <A, R> FunctionCheck<A, R> of(String question, BiPredicate<R, R> agree) {
    return new FunctionCheck<>(
        question,
        (right, answer) -> agree.test(right, answer) ? "" : inFull(right, answer),
        List.of(),
        "",
        Protection.none());
  }

  /**
   * Returns a check of a function from numbers to numbers. A result is right if it is within the
   * tolerance.
   */
  public static FunctionCheck<Double, Double> ofNumbers(String question, double tolerance) {
    return of(question, (right, answer) -> !ArrayCheck.differ(right, answer, tolerance));
  }

  /**
   * Returns a check of a function from tensors to tensors. A result is right if it has the expected
   * shape and each element is within the tolerance.
   */
  public static FunctionCheck<INDArray, INDArray> ofTensors(String question, double tolerance) {
    return new FunctionCheck<>(
        question,
        (right, answer) -> difference(right, answer, tolerance),
        List.of(),
        "",
        Protection.none());
  }

  /**
   * Returns a description of the difference: short tensors are shown in full; for longer ones, the
   * first element that differs is shown.
   */
  private static String difference(INDArray right, INDArray answer, double tolerance) {
    String difference = ArrayCheck.difference(right, answer, tolerance);
    boolean isShown = AnswerText.isShort(right) && AnswerText.isShort(answer);
    if (difference.isEmpty() || isShown) {
      return difference.isEmpty() ? "" : inFull(right, answer);
    }
    return difference.substring(0, 1).toLowerCase(Locale.ROOT) + difference.substring(1);
  }

  private static String inFull(Object right, Object answer) {
    return "expected %s but got %s.".formatted(AnswerText.of(right), AnswerText.of(answer));
  }

  /** Returns this check with another input. */
  public FunctionCheck<A, R> on(A input, R expected) {
    return on(input, expected, "");
  }

  /** Returns this check with another input, and a hint for functions that fail on it. */
  public FunctionCheck<A, R> on(A input, R expected, String hint) {
    Stream<Case<A, R>> more = Stream.of(new Case<>(input, expected, hint));
    return new FunctionCheck<>(
        question, difference, Stream.concat(cases.stream(), more).toList(), reason, protection);
  }

  /** Returns this check with a reason, which is shown with right answers. */
  public FunctionCheck<A, R> because(String reason) {
    return new FunctionCheck<>(question, difference, cases, reason, protection);
  }

  /**
   * Returns this check for functions that must leave their input as it is. A function is called
   * with copies.
   *
   * @param copy returns a copy of an input
   * @param isSame accepts an input and a copy if they are equal
   * @param hint the hint for functions that change the copy
   */
  public FunctionCheck<A, R> keepingInput(
      UnaryOperator<A> copy, BiPredicate<A, A> isSame, String hint) {
    return new FunctionCheck<>(
        question, difference, cases, reason, new Protection<>(copy, isSame, hint));
  }

  /**
   * Judges a function. The exercise counts as not done yet if, for every input, the function
   * returns null or throws {@link UnsupportedOperationException}, as the starter code does.
   */
  public Result judge(Function<? super A, ? extends R> answer) {
    if (answer == null || cases.stream().allMatch(one -> isPlaceholder(answer, one))) {
      return new Result(question, Verdict.NOT_DONE, "");
    }
    return cases.stream()
        .map(one -> complaint(answer, one))
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .map(complaint -> new Result(question, Verdict.WRONG, complaint))
        .orElseGet(() -> new Result(question, Verdict.PASSED, reason));
  }

  private boolean isPlaceholder(Function<? super A, ? extends R> answer, Case<A, R> one) {
    try {
      return answer.apply(protection.copy().apply(one.input())) == null;
    } catch (UnsupportedOperationException e) {
      return true;
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      return false; // complaint() reports it
    }
  }

  private String complaint(Function<? super A, ? extends R> answer, Case<A, R> one) {
    String input = "For " + AnswerText.of(one.input());
    try {
      A given = protection.copy().apply(one.input());
      R actual = answer.apply(given);
      if (!protection.isSame().test(one.input(), given)) {
        return "%s, it changes its input. %s".formatted(input, protection.hint());
      }
      String wrong =
          actual == null
              ? inFull(one.expected(), "null")
              : difference.apply(one.expected(), actual);
      return wrong.isEmpty() ? "" : "%s: %s%s".formatted(input, wrong, blankBefore(one.hint()));
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      String sentence = ThrownAnswer.sentence(e);
      boolean hasHint = !one.hint().isEmpty() && !ThrownAnswer.isUndeclared(e);
      String stop = hasHint && !sentence.endsWith(".") ? "." : "";
      return "%s, %s%s%s".formatted(input, sentence, stop, hasHint ? " " + one.hint() : "");
    }
  }

  private static String blankBefore(String hint) {
    return hint.isEmpty() ? "" : " " + hint;
  }
}
