package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> METRICS =
      List.of("Accuracy", "CategoricalAccuracy", "Recall", "accuracy", "categorical_accuracy");
  private static final List<String> LOSSES =
      List.of("sparse_categorical_crossentropy", "categorical_crossentropy", "mse");

  @Test
  void the_message_says_the_fact_first_then_the_nearest_then_all_names() {
    assertThat(Names.unknown("metric function", "recall", List.of("AUC", "Recall")))
        .isEqualTo(
            """
            Unknown metric function: recall
            Did you mean "Recall"? Known names: AUC, Recall""");
  }

  @Test
  void all_names_that_contain_the_given_one_are_asked_about_once_each() {
    assertThat(
            Names.unknown(
                "kind", "entropy", List.of("BinaryEntropy", "binary_entropy", "own_entropy", "a")))
        .contains("Did you mean \"own_entropy\" or \"BinaryEntropy\"? ");
    assertThat(Names.unknown("loss function", "entropy", LOSSES))
        .contains(
            "Did you mean \"categorical_crossentropy\" or \"sparse_categorical_crossentropy\"? ");
  }

  @Test
  void a_name_that_keras_has_is_no_spelling_mistake() {
    assertThat(Names.unknown("loss function", "l1", LOSSES))
        .isEqualTo(
            """
            Unknown loss function: l1
            Try: loss("mae")
            Known names: sparse_categorical_crossentropy, categorical_crossentropy, mse""");
  }

  @Test
  void a_name_far_from_all_gets_the_list_without_a_guess() {
    assertThat(Names.unknown("activation", "xyzzy", List.of("relu", "sigmoid")))
        .isEqualTo("Unknown activation: xyzzy\nKnown names: relu, sigmoid");
  }

  @ParameterizedTest
  @CsvSource({
    "recall, Recall",
    "acuracy, accuracy",
    "accuarcy, accuracy",
    "Acuracy, Accuracy",
    "categoricalAccuracy, CategoricalAccuracy",
    "categorical-accuracy, categorical_accuracy",
    "categoricalaccuracy, categorical_accuracy",
  })
  void typing_mistakes_find_the_name_closest_as_written(String given, String meant) {
    assertThat(Names.nearest(given, METRICS)).contains(meant);
  }

  @Test
  void a_part_of_a_name_finds_the_shortest_name_that_contains_it() {
    assertThat(Names.nearest("crossentropy", LOSSES)).contains("categorical_crossentropy");
  }

  @Test
  void one_letter_and_nothing_at_all_suggest_nothing() {
    assertThat(Names.nearest("c", LOSSES)).isEmpty();
    assertThat(Names.nearest("", LOSSES)).isEmpty();
    assertThat(Names.nearest("_", List.of("a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "relu, rleu, 1", "abc, abc, 0", "'', abc, 3", "adam, sgd, 4"})
  void the_distance_counts_insertions_deletions_replacements_and_swaps(
      String a, String b, int expected) {
    assertThat(EditDistance.between(a, b)).isEqualTo(expected);
    assertThat(EditDistance.between(b, a)).isEqualTo(expected);
  }

  // computed with the regular expressions of Keras 2.7's to_snake_case
  @ParameterizedTest
  @CsvSource({
    "Dense, dense",
    "Conv2D, conv2d",
    "MaxPooling2D, max_pooling2d",
    "Conv2DTranspose, conv2d_transpose",
    "LeakyReLU, leaky_re_lu",
    "ReLU, re_lu",
    "ELU, elu",
    "GlorotUniform, glorot_uniform",
    "MyRMSNorm, my_rms_norm",
  })
  void names_of_classes_become_snake_case_as_in_keras(String type, String expected) {
    assertThat(Names.snakeCase(type)).isEqualTo(expected);
  }
}
