package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedUpdateTest {
  private final OutOfMemoryError full = new OutOfMemoryError("full");
  private final Parameter parameter = Matrices.parameter(2, 3, 1);
  private final Optimizer adam = new Adam();
  private final Optimizer.Step step = adam.begin(List.of(parameter), Matrices.TRAINING.workspace());

  @Test
  void an_error_in_the_middle_of_a_step_says_what_became_of_the_weights() {
    step.update(Gradient.of(parameter, Matrices.random(2, 3, 2)));
    assertThatThrownBy(() -> step.undo(full))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("changed some of the weights but not all of them")
        .hasMessageContaining("load a saved model")
        .hasCause(full);
  }

  @Test
  void an_error_before_the_first_update_leaves_weights_and_state_as_they_were() {
    float[] before = Matrices.values(parameter.value());
    step.undo(full);
    assertThat(Matrices.values(parameter.value())).isEqualTo(before);
    assertThat(adam.iterations()).isZero();
    assertThat(adam.state(List.of(parameter))).isEmpty();
  }
}
