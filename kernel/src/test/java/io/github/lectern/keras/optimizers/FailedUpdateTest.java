package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedUpdateTest {
  private final OutOfMemoryError full = new OutOfMemoryError("full");

  @Test
  void an_error_in_the_middle_of_a_step_says_what_became_of_the_weights() {
    List<Parameter> parameters = List.of(Matrices.parameter(2, 3, 1));
    assertThatThrownBy(
            () ->
                new Adam()
                    .step(
                        parameters,
                        Matrices.TRAINING.workspace(),
                        update -> {
                          throw full;
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("changed some of the weights but not all of them")
        .hasMessageContaining("load a saved model")
        .hasCause(full);
  }
}
