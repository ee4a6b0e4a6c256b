package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.optimizers.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightUpdateTest {
  private final Adam adam = new Adam();
  private final OutOfMemoryError full = new OutOfMemoryError("full");

  private void fail() {
    throw full;
  }

  @Test
  void an_error_in_a_step_of_a_new_batch_size_comes_out_as_it_is() {
    WeightUpdate update = new WeightUpdate(List.of());
    update.run(32, adam, () -> {});
    assertThatThrownBy(() -> update.run(7, adam, this::fail)).isSameAs(full);
  }

  @Test
  void an_error_in_a_later_step_says_what_became_of_the_weights() {
    WeightUpdate update = new WeightUpdate(List.of());
    update.run(32, adam, () -> {});
    assertThatThrownBy(() -> update.run(32, adam, this::fail))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("changed some of the weights but not all of them")
        .hasMessageContaining("load a saved model")
        .hasCause(full);
  }
}
