package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;
import static io.github.lectern.keras.activations.Activations.softmax;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftmaxRequirementsTest {
  @Test
  void softmax_meets_all_three_requirements() {
    assertThat(SoftmaxRequirements.probabilities(z -> softmax(z)).done()).isTrue();
    assertThat(SoftmaxRequirements.logistic(z -> softmax(z)).done()).isTrue();
  }

  @Test
  void two_sigmoids_do_not_add_up_to_1() {
    assertThat(SoftmaxRequirements.probabilities(z -> sigmoid(z)).toString())
        .contains("✓ (1)", "✗ (2)", "The scores 2.0 and 1.0 give 0.8808 and 0.7311.");
  }

  @Test
  void shares_of_the_scores_are_not_probabilities() {
    assertThat(SoftmaxRequirements.probabilities(z -> z.div(z.sum(true, 1))).toString())
        .contains("✗ (1)", "✗ (2)", "The scores 0.0 and 0.0 give NaN and NaN.");
  }

  @Test
  void powers_of_two_are_not_logistic() {
    assertThat(SoftmaxRequirements.logistic(z -> softmax(z.mul(Math.log(2)))).toString())
        .contains("✗ (3)", "The scores 2.0 and 1.0 give 0.6667 and 0.3333.");
  }

  @Test
  void a_missing_column_is_reported_with_the_shapes() {
    assertThat(SoftmaxRequirements.logistic(z -> z.getColumn(0, true)).toString())
        .contains(
            "Scores of shape (5, 2) give values of shape (5, 1); the shape must stay the same.");
  }

  @Test
  void a_function_that_throws_or_returns_null_does_not_fail_the_check() {
    assertThat(SoftmaxRequirements.probabilities(z -> z.reshape(7, 7)).toString())
        .contains("could not be judged");
    assertThat(SoftmaxRequirements.probabilities(z -> null).toString()).contains("not done yet");
  }
}
