package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  @ParameterizedTest
  @CsvSource({
    "accuracy, 10, 10, CategoricalAccuracy",
    "acc, 1, 10, SparseCategoricalAccuracy",
    "Accuracy, 1, 1, BinaryAccuracy",
    "ACC, 3, 1, BinaryAccuracy",
    "binary_accuracy, 10, 10, BinaryAccuracy",
    "categorical_accuracy, 10, 10, CategoricalAccuracy",
    "sparse_categorical_accuracy, 1, 10, SparseCategoricalAccuracy",
  })
  void the_widths_decide_what_accuracy_is_and_the_log_shows_the_name_as_typed(
      String typed, int labels, int outputs, String type) {
    Metric metric = Metrics.resolve(typed, labels, outputs);
    assertThat(metric.getClass().getSimpleName()).isEqualTo(type);
    assertThat(metric.name()).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "BinaryAccuracy, binary_accuracy",
    "CategoricalAccuracy, categorical_accuracy",
    "SparseCategoricalAccuracy, sparse_categorical_accuracy",
    "Precision, precision",
    "Recall, recall",
    "AUC, auc",
    "MeanSquaredError, mean_squared_error",
    "CategoricalCrossentropy, categorical_crossentropy",
    "mse, mse",
    "MSE, MSE",
    "mean_squared_error, mean_squared_error",
    "ce, ce",
  })
  void a_class_name_shows_in_the_log_in_snake_case_and_a_function_name_as_typed(
      String typed, String inLog) {
    assertThat(Metrics.resolve(typed, 10, 10).name()).isEqualTo(inLog);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0.6931", "1, 3, 1.0986", "3, 3, 1.0986"})
  void crossentropy_is_resolved_by_the_widths_too(int labels, int outputs, double uniformGuess) {
    Metric metric = Metrics.resolve("crossentropy", labels, outputs);
    double p = outputs == 1 ? .5 : 1.0 / outputs;
    double[] predictions = new double[outputs];
    Arrays.fill(predictions, p);
    double[] right = new double[labels];
    right[0] = 1;
    metric.updateState(Rows.rows(right), Rows.rows(predictions));
    assertThat(metric.result()).isCloseTo(uniformGuess, within(1e-4));
  }

  @Test
  void recall_in_small_letters_is_unknown_as_in_keras() {
    assertThatThrownBy(() -> Metrics.resolve("recall", 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Unknown metric function: recall\nDid you mean \"Recall\"? Known names: accuracy, acc, ")
        .hasMessageContaining(", AUC, ")
        .hasMessageContaining("categorical_accuracy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "precision", "auc", "Categorical_Accuracy"})
  void other_unknown_names_start_with_the_same_words(String name) {
    assertThatThrownBy(() -> Metrics.resolve(name, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown metric function: " + name + "\n");
  }

  @Test
  void an_empty_name_is_quoted() {
    assertThatThrownBy(() -> Metrics.resolve("", 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown metric function: \"\"\n");
  }

  @Test
  void every_known_name_resolves() {
    assertThat(Metrics.names()).doesNotHaveDuplicates().contains("accuracy", "Recall", "mse");
    for (String name : Metrics.names()) {
      assertThatCode(() -> Metrics.resolve(name, 1, 1)).doesNotThrowAnyException();
    }
  }

  @Test
  void each_resolution_is_a_metric_of_its_own() {
    Metric first = Metrics.resolve("accuracy", 1, 1);
    Metric second = Metrics.resolve("accuracy", 1, 1);
    first.updateState(column(1), column(.9));
    assertThat(second.result()).isZero();
  }

  @Test
  void two_metrics_of_one_name_are_refused() {
    var metrics =
        List.of(
            Metrics.resolve("accuracy", 10, 10),
            new CategoricalAccuracy(),
            Metrics.resolve("categorical_accuracy", 10, 10));
    assertThatThrownBy(() -> Metrics.requireDistinctNames(metrics))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Found two metrics with the same name: categorical_accuracy\n");
    assertThatCode(() -> Metrics.requireDistinctNames(metrics.subList(0, 2)))
        .doesNotThrowAnyException();
  }

  @Test
  void no_metric_may_be_called_loss() {
    List<Metric> metrics = List.of(new Accuracy(named("loss")));
    assertThatThrownBy(() -> Metrics.requireDistinctNames(metrics))
        .hasMessageStartingWith("Found a metric with the name of the loss: loss\nRename it, ");
  }
}
