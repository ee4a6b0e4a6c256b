package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LossesTest {
  @Test
  void short_names_mean_the_long_ones() {
    assertThat(Losses.get("mse")).isInstanceOf(MeanSquaredError.class);
    assertThat(Losses.get("MeanSquaredError")).isInstanceOf(MeanSquaredError.class);
    assertThat(Losses.get("bce")).isInstanceOf(BinaryCrossentropy.class);
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest_and_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.get("categorical_crosentropy"))
        .withMessage(
            "Unknown loss function: categorical_crosentropy\n"
                + "Did you mean \"categorical_crossentropy\"? Known names: bce,"
                + " binary_crossentropy, categorical_crossentropy, huber, huber_loss, mae,"
                + " mean_absolute_error, mean_squared_error, mse, sparse_categorical_crossentropy");
  }

  @Test
  void a_cross_entropy_without_its_kind_is_answered_with_all_three() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.get("crossentropy"))
        .withMessageContaining("loss(\"categorical_crossentropy\") for one-hot labels")
        .withMessageContaining("loss(\"sparse_categorical_crossentropy\") for class numbers")
        .withMessageContaining("loss(\"binary_crossentropy\") for two classes");
  }

  @Test
  void each_shows_as_what_makes_it() {
    assertThat(Losses.names().stream().map(name -> Losses.get(name).toString()))
        .containsExactly(
            "BinaryCrossentropy()",
            "BinaryCrossentropy()",
            "CategoricalCrossentropy()",
            "Huber(delta=1.0)",
            "Huber(delta=1.0)",
            "MeanAbsoluteError()",
            "MeanAbsoluteError()",
            "MeanSquaredError()",
            "MeanSquaredError()",
            "SparseCategoricalCrossentropy()");
  }
}
