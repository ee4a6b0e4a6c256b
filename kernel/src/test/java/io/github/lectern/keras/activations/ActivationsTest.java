package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ActivationsTest {
  @Test
  void an_unknown_name_is_answered_with_the_nearest_and_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activations.get("sofmax"))
        .withMessage(
            "Unknown activation function: sofmax\n"
                + "Did you mean \"softmax\"? Known names: elu, exponential, gelu, hard_sigmoid, linear,"
                + " relu, selu, sigmoid, softmax, softplus, softsign, swish, tanh");
  }

  @Test
  void sigmoid_of_minus_two_zero_and_two() {
    // 1 / (1 + e^2) = 1 / 8.389056, 1 / 2, 1 / (1 + 0.135335)
    assertThat(Activations.sigmoid(-2)).isCloseTo(0.119203, within(5e-7));
    assertThat(Activations.sigmoid(0)).isEqualTo(0.5);
    assertThat(Activations.sigmoid(2)).isCloseTo(0.880797, within(5e-7));
  }

  @Test
  void sigmoid_of_a_tensor_keeps_its_shape_and_its_type() {
    INDArray z = Nd4j.createFromArray(new double[][] {{-2, 0, 2}, {1, -1000, 1000}});
    INDArray y = Activations.sigmoid(z);
    assertThat(y.shape()).containsExactly(2, 3);
    assertThat(y.dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(y.getDouble(0, 2)).isEqualTo(Activations.sigmoid(2));
    assertThat(y.getDouble(1, 1)).isZero();
    assertThat(y.getDouble(1, 2)).isEqualTo(1);
    assertThat(Activations.sigmoid(z.castTo(DataType.FLOAT)).dataType()).isEqualTo(DataType.FLOAT);
    assertThat(Activations.sigmoid(z.castTo(DataType.INT32)).dataType()).isEqualTo(DataType.FLOAT);
    assertThat(Activations.sigmoid(z.transpose()).getDouble(2, 0))
        .isEqualTo(Activations.sigmoid(2));
  }

  @Test
  void softmax_of_500_and_200_is_one_and_e_to_the_minus_300() {
    INDArray p = Activations.softmax(500, 200);
    assertThat(p.getDouble(0)).isEqualTo(1);
    assertThat(p.getDouble(1)).isCloseTo(5.148e-131, withinPercentage(0.01));
  }

  @Test
  void softmax_of_300_and_500_is_that_of_0_and_200() {
    assertThat(Activations.softmax(300, 500)).isEqualTo(Activations.softmax(0, 200));
    assertThat(Activations.softmax(300, 500).getDouble(0))
        .isCloseTo(1.38390e-87, withinPercentage(0.001));
  }

  @Test
  void softmax_goes_along_the_last_axis_and_each_row_has_the_sum_one() {
    double three = Math.log(3);
    INDArray z = Nd4j.createFromArray(new double[][] {{0, three}, {three, 0}, {7, 7}});
    INDArray expected = Nd4j.createFromArray(new double[][] {{.25, .75}, {.75, .25}, {.5, .5}});
    assertThat(Activations.softmax(z).equalsWithEps(expected, 1e-15)).isTrue();
    assertThat(Activations.softmax(z.reshape(1, 3, 2)).shape()).containsExactly(1, 3, 2);
    INDArray floats = Activations.softmax(z.castTo(DataType.FLOAT));
    assertThat(floats.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(floats.getFloat(0, 1)).isEqualTo(0.75f);
  }

  @Test
  void softmax_leaves_its_argument_alone() {
    INDArray z = Nd4j.createFromArray(1.0, 2.0);
    INDArray before = z.dup();
    assertThat(Activations.softmax(z)).isNotEqualTo(before);
    assertThat(z).isEqualTo(before);
  }

  @Test
  void softmax_without_scores_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activations.softmax(Nd4j.scalar(2.0)))
        .withMessage(
            "softmax: expected scores [k] or [n,k] but got a single score; for two classes, use"
                + " sigmoid(z)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activations.softmax())
        .withMessage(
            "softmax: expected scores [k] or [n,k] but got an empty array; pass one score per"
                + " class");
  }

  @Test
  void each_shows_as_what_makes_it() {
    assertThat(Activations.names().stream().map(name -> Activations.get(name).toString()))
        .containsExactly(
            "Elu()",
            "Exponential()",
            "Gelu()",
            "HardSigmoid()",
            "Linear()",
            "Relu()",
            "Selu()",
            "Sigmoid()",
            "Softmax()",
            "Softplus()",
            "Softsign()",
            "Swish()",
            "Tanh()");
  }
}
