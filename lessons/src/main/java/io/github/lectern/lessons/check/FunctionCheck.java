package io.github.lectern.lessons.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A question that code answers: a function, tried on inputs. What it throws is a wrong answer with
 * a message, never an exception. For example
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

  private record Case<A, R>(A input, R expected, String hint) {}

  private FunctionCheck(
      String question, BiFunction<R, R, String> difference, List<Case<A, R>> cases, String reason) {
    this.question = question;
    this.difference = difference;
    this.cases = cases;
    this.reason = reason;
  }

  /**
   * A function whose results agree with the expected ones where {@code agree(expected, actual)}.
   */
  public static <A, R> FunctionCheck<A, R> of(String question, BiPredicate<R, R> agree) {
    return new FunctionCheck<>(
        question,
        (right, answer) -> agree.test(right, answer) ? "" : inFull(right, answer),
        List.of(),
        "");
  }

  /** A function from numbers to numbers, give or take the tolerance. */
  public static FunctionCheck<Double, Double> ofNumbers(String question, double tolerance) {
    return of(question, (right, answer) -> !ArrayCheck.differ(right, answer, tolerance));
  }

  /** A function from tensors to tensors: the same shape, each element within the tolerance. */
  public static FunctionCheck<INDArray, INDArray> ofTensors(String question, double tolerance) {
    return new FunctionCheck<>(
        question, (right, answer) -> difference(right, answer, tolerance), List.of(), "");
  }

  /** Of tensors that are too large to be shown in full, where they differ. */
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

  /** This check with one more input to try. */
  public FunctionCheck<A, R> on(A input, R expected) {
    return on(input, expected, "");
  }

  /** This check with one more input to try, and what to say to those who fail at it. */
  public FunctionCheck<A, R> on(A input, R expected, String hint) {
    Stream<Case<A, R>> more = Stream.of(new Case<>(input, expected, hint));
    return new FunctionCheck<>(
        question, difference, Stream.concat(cases.stream(), more).toList(), reason);
  }

  /** This check, giving the reason to those who passed. */
  public FunctionCheck<A, R> because(String reason) {
    return new FunctionCheck<>(question, difference, cases, reason);
  }

  /**
   * What there is to say about a function. One that gives null for every input is not done yet, and
   * so is one that throws {@link UnsupportedOperationException}: a starter may be either.
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
      return answer.apply(one.input()) == null;
    } catch (UnsupportedOperationException e) {
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false; // complaint() tells it
    }
  }

  private String complaint(Function<? super A, ? extends R> answer, Case<A, R> one) {
    String input = "For " + AnswerText.of(one.input());
    try {
      R actual = answer.apply(one.input());
      String wrong =
          actual == null
              ? inFull(one.expected(), "null")
              : difference.apply(one.expected(), actual);
      return wrong.isEmpty() ? "" : "%s: %s%s".formatted(input, wrong, blankBefore(one.hint()));
    } catch (RuntimeException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), "no message");
      return "%s it threw %s: %s"
          .formatted(input, e.getClass().getSimpleName(), message.lines().findFirst().orElse(""));
    } catch (StackOverflowError e) {
      return input + " it calls itself without an end.";
    }
  }

  private static String blankBefore(String hint) {
    return hint.isEmpty() ? "" : " " + hint;
  }
}
