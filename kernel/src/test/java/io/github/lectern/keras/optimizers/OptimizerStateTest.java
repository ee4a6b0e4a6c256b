package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that read the state of an optimizer and restore it in another one. */
class OptimizerStateTest {
  private static Parameter parameter(int rows, int columns) {
    return Matrices.parameter(rows, columns, 1);
  }

  private static Matrix gradient(int rows, int columns) {
    return Matrices.random(rows, columns, 2);
  }

  /** The sizes lead to a single tile, a last tile that is not full, and rows longer than a tile. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,4097", "3,5000", "4097,1", "784,30", "10,1366"})
  void another_optimizer_takes_the_same_steps_with_it(int rows, int columns) {
    Parameter first = parameter(rows, columns);
    Parameter second = parameter(rows, columns);
    Adam adam = new Adam();
    Matrix gradient = gradient(rows, columns);
    Steps.step(adam, gradient, first);
    Steps.step(adam, gradient, first);
    Adam other = new Adam();
    other.restore(2, List.of(second), adam.state(List.of(first)));
    second.value().array().assign(first.value().array());
    Steps.step(adam, gradient, first);
    Steps.step(other, gradient, second);
    assertThat(other.iterations()).isEqualTo(3);
    assertArrayEquals(Matrices.values(first.value()), Matrices.values(second.value()));
  }

  // after one step from 0: m = 0.1 g, v = 0.001 g^2
  @Test
  void the_moments_of_adam_stand_in_the_shape_of_the_weights() {
    Parameter parameter = parameter(2, 3);
    Adam adam = new Adam();
    Steps.step(adam, gradient(2, 3), parameter);
    List<INDArray> state = adam.state(List.of(parameter));
    INDArray g = gradient(2, 3).array();
    assertThat(state).hasSize(2);
    assertThat(state.get(0).equalsWithEps(g.mul(0.1), 1e-7)).isTrue();
    assertThat(state.get(1).equalsWithEps(g.mul(g).mul(0.001), 1e-7)).isTrue();
    assertThat(state.get(0).shape()).containsExactly(2, 3);
  }

  @Test
  void there_is_none_before_the_first_step_and_none_of_plain_sgd() {
    Parameter parameter = parameter(2, 3);
    assertThat(new Adam().state(List.of(parameter))).isEmpty();
    SGD sgd = new SGD();
    Steps.step(sgd, gradient(2, 3), parameter);
    assertThat(sgd.state(List.of(parameter))).isEmpty();
  }

  @Test
  void weights_that_had_no_step_yet_have_zeros() {
    Adam adam = new Adam();
    Steps.step(adam, gradient(2, 3), parameter(2, 3));
    assertThat(adam.state(List.of(parameter(4, 1))))
        .containsExactly(Nd4j.zeros(4, 1), Nd4j.zeros(4, 1));
  }

  @Test
  void what_does_not_fit_is_refused() {
    Parameter parameter = parameter(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam().restore(1, List.of(parameter), List.of(Nd4j.zeros(2, 3))))
        .withMessage("adam: expected 2 state arrays but got 1");
    List<INDArray> turned = List.of(Nd4j.zeros(3, 2), Nd4j.zeros(3, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam().restore(1, List.of(parameter), turned))
        .withMessage("p: expected an optimizer state of shape [2,3] but got [3,2]");
  }
}
