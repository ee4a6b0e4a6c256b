package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The contract of a class of predictions: each has a method that returns the quiz, and one of the
 * same name that judges the number of an option.
 */
public abstract class PredictionsContract {
  private final Class<?> predictions;
  private final Map<String, Integer> right;

  /** Creates the contract for the predictions with these names and right options. */
  protected PredictionsContract(Class<?> predictions, Map<String, Integer> right) {
    this.predictions = predictions;
    this.right = right;
  }

  @Test
  void every_prediction_is_tested() {
    Set<String> names =
        Arrays.stream(predictions.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(names).isEqualTo(right.keySet()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void zero_is_not_done_yet() {
    for (String name : right.keySet()) {
      Report report = judge(name, 0);
      assertThat(report.title()).as(name).isEqualTo("Prediction");
      assertThat(report.results()).as(name).containsExactly(quiz(name).judge(0));
      assertThat(report.toString()).as(name).endsWith("not done yet");
    }
  }

  @Test
  void one_option_is_right_and_each_has_a_reason_of_its_own() {
    right.forEach(
        (name, rightOption) -> {
          int options = options(name);
          Set<String> reasons = new HashSet<>();
          for (int option = 1; option <= options; option++) {
            Report report = judge(name, option);
            String message = report.results().get(0).message();
            assertThat(report.done()).as("%s(%d)", name, option).isEqualTo(option == rightOption);
            assertThat(message).as(name).matches("\\(%d\\) .+\\. \\S.+\\.".formatted(option));
            reasons.add(message);
          }
          assertThat(reasons).as(name).hasSize(options);
        });
  }

  @Test
  void questions_have_three_or_four_options_and_reject_others() {
    for (String name : right.keySet()) {
      int options = options(name);
      assertThat(options).as(name).isBetween(3, 4);
      assertThat(judge(name, options + 1).toString()).as(name).contains("There is no option");
    }
  }

  /** Returns the number of lines that follow the question. */
  private int options(String name) {
    return quiz(name).toString().split("\n", -1).length - 1;
  }

  private Quiz quiz(String name) {
    return (Quiz) call(name);
  }

  private Report judge(String name, long choice) {
    return (Report) call(name, choice);
  }

  private Object call(String name, Object... arguments) {
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {long.class};
    try {
      return predictions.getMethod(name, types).invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " is missing or fails", e);
    }
  }
}
