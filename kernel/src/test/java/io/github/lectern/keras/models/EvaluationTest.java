package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static Evaluation evaluation(double loss, double accuracy) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", loss);
    values.put("accuracy", accuracy);
    return new Evaluation(values);
  }

  @Test
  void it_prints_as_the_list_of_the_lecture() {
    assertThat(evaluation(1.0962964f, .593f))
        .hasToString("[1.0962964296340942, 0.5929999947547913]");
  }

  @Test
  void without_metrics_it_prints_as_the_loss_alone() {
    assertThat(new Evaluation(Map.of("loss", 0.25))).hasToString("0.25");
  }

  @Test
  void very_small_numbers_and_those_that_are_none_print_as_in_python() {
    assertThat(evaluation(1e-5, 1)).hasToString("[1e-05, 1.0]");
    assertThat(evaluation(Double.NaN, .25)).hasToString("[nan, 0.25]");
    assertThat(evaluation(Double.POSITIVE_INFINITY, 0)).hasToString("[inf, 0.0]");
  }

  @Test
  void values_are_found_by_name_and_in_order() {
    var evaluation = evaluation(2.5, .75);
    assertThat(evaluation.loss()).isEqualTo(2.5);
    assertThat(evaluation.get("accuracy")).isEqualTo(.75);
    assertThat(evaluation.names()).containsExactly("loss", "accuracy");
    assertThat(evaluation.values()).containsExactly(2.5, .75);
  }

  @Test
  void an_unknown_name_lists_the_known_ones() {
    assertThatThrownBy(() -> evaluation(1, 0).get("recall"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Evaluation has no \"recall\"; it has loss, accuracy");
  }
}
