package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the mean squared error, written as a user would write a loss. */
class CustomLossTest extends LossContract {
  private static class OwnError extends CustomLoss {
    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      INDArray error = yPred.sub(yTrue);
      return error.mul(error).mean(1);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue).mul(2.0 / yPred.size(1));
    }
  }

  /** A loss that consists of two lambdas. */
  private static final class Given extends CustomLoss {
    private final BinaryOperator<INDArray> call;
    private final BinaryOperator<INDArray> gradient;

    Given(BinaryOperator<INDArray> call, BinaryOperator<INDArray> gradient) {
      this.call = call;
      this.gradient = gradient;
    }

    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      return call.apply(yTrue, yPred);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return gradient.apply(yTrue, yPred);
    }
  }

  private static final float[] ZEROS = new float[6];

  @Override
  Loss loss() {
    return new OwnError();
  }

  @Override
  float[] labels() {
    return new float[] {1, 0, 2, -1, 0, 0.5f, 3, 3, 3};
  }

  @Override
  float[] predictions() {
    return new float[] {0.5f, 0.25f, 1, 1, 2, 0.5f, 3, 3, 3};
  }

  // (.25 + .0625 + 1) / 3, (4 + 4 + 0) / 3, 0
  @Override
  double[] expected() {
    return new double[] {0.4375, 2.666667, 0};
  }

  @Test
  @Override
  void is_found_by_its_name() {
    assertThat(loss().name()).isEqualTo("own_error");
    assertThat(Losses.names()).doesNotContain("own_error");
  }

  @Test
  void an_anonymous_loss_has_the_name_of_its_parent() {
    assertThat(new OwnError() {}.name()).isEqualTo("own_error");
  }

  @Test
  void any_type_layout_and_a_column_of_losses_are_taken() {
    Given loss =
        new Given(
            (y, p) -> p.sum(true, 1).castTo(DataType.DOUBLE),
            (y, p) -> p.dup('f').castTo(DataType.INT32));
    float[] at = {1, 2, 3, 4, 5, 6};
    assertThat(losses(loss, ZEROS, at, 2)).containsExactly(6, 15);
    assertThat(gradient(loss, ZEROS, at, 2)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void what_it_does_to_its_arguments_stays_with_it() {
    Given loss =
        new Given((y, p) -> p.addi(100).muli(y.addi(1)).mean(1), (y, p) -> p.addi(y.addi(1)));
    float[] values = {1, 2, 3, 4, 5, 6};
    Tile yPred = new Tile(values, 2, 3);
    Tile gradient = new Tile(new float[6], 2, 3);
    loss.compute(new Tile(ZEROS.clone(), 2, 3), yPred, new float[2], gradient);
    assertThat(values).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(gradient.values()).containsExactly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void it_sees_the_numbers_in_use_of_a_longer_array() {
    List<long[]> shapes = new ArrayList<>();
    Given loss =
        new Given(
            (y, p) -> {
              shapes.add(p.shape());
              return p.sum(1);
            },
            (y, p) -> p);
    float[] losses = new float[8];
    Tile gradient = new Tile(new float[9], 2, 2);
    loss.compute(new Tile(new float[9], 2, 2), new Tile(new float[9], 2, 2), losses, gradient);
    assertThat(shapes.get(0)).containsExactly(2, 2);
  }

  @Test
  void a_wrong_shape_is_told_with_what_would_be_right() {
    refused(
        new Given((y, p) -> p, (y, p) -> p),
        "Given.call: expected [2] but got [2,3]; return the loss of each sample, such as x.mean(1)");
    refused(
        new Given((y, p) -> Nd4j.scalar(p.meanNumber().floatValue()), (y, p) -> p),
        "Given.call: expected [2] but got []; return the loss of each sample, such as x.mean(1)");
    refused(
        new Given((y, p) -> p.mean(1), (y, p) -> p.mean(0)),
        "Given.gradient: expected [2,3] but got [3];"
            + " return dL/dyPred of each sample, in the shape of yPred");
    refused(
        new Given((y, p) -> null, (y, p) -> p),
        "Given.call: expected [2] but got null; return an INDArray");
    refused(
        new Given((y, p) -> p.mean(1), (y, p) -> null),
        "Given.gradient: expected [2,3] but got null; return an INDArray");
  }

  private static void refused(Loss loss, String message) {
    assertThatThrownBy(() -> losses(loss, ZEROS, ZEROS, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void it_shows_as_what_makes_it() {
    assertThat(new OwnError()).hasToString("OwnError()");
  }
}
