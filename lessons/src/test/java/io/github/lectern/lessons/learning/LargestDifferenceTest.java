package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LargestDifferenceTest {
  private static final INDArray ONE = Nd4j.createFromArray(new double[][] {{1, 2}});

  @Test
  void the_largest_difference_decides() {
    assertThat(LargestDifference.of(List.of(ONE, ONE), List.of(ONE, ONE.add(1e-7))))
        .hasToString("2 arrays, largest difference 1.0e-07: equal up to 1e-6");
    assertThat(LargestDifference.of(List.of(ONE), List.of(ONE.sub(0.5))))
        .hasToString("1 array, largest difference 5.0e-01: not equal up to 1e-6");
  }

  @Test
  void losses_are_compared_step_by_step() {
    assertThat(LargestDifference.ofLosses(List.of(1.0, 2.0), List.of(1.0, 2.25)))
        .hasToString("2 losses, largest difference 2.5e-01: not equal up to 1e-6");
  }

  @Test
  void a_nan_is_not_equal_to_anything() {
    assertThat(LargestDifference.ofLosses(List.of(Double.NaN), List.of(1.0)).isEqual()).isFalse();
    assertThat(LargestDifference.of(List.of(ONE.mul(Double.NaN)), List.of(ONE)).isEqual())
        .isFalse();
  }

  @Test
  void float_arrays_of_a_compatible_shape_can_be_compared() {
    INDArray floats = Nd4j.createFromArray(1f, 2f);
    assertThat(LargestDifference.of(List.of(ONE), List.of(floats)).isEqual()).isTrue();
  }

  @Test
  void different_lengths_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LargestDifference.ofLosses(List.of(1.0), List.of()))
        .withMessage("LargestDifference: expected two lists of the same length but got 1 and 0");
  }
}
