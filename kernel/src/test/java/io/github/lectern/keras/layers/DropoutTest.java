package io.github.lectern.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest extends LayerContract {
  @Override
  Layer layer() {
    return new Dropout(0.4);
  }

  @Override
  int[] sample() {
    return new int[] {7};
  }

  @Override
  int[] output() {
    return new int[] {7};
  }

  @Test
  void does_nothing_outside_training() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1, -2, 3}, {4, 5, -6}});
    assertThat(new Dropout(0.9).call(x)).isEqualTo(x);
  }

  @Test
  void takes_no_operation_seed_when_it_is_built() {
    Session session = Session.current();
    session.setSeed(3);
    Object first = session.nextOperationSeed();
    session.setSeed(3);
    new Dropout(0.5).build(4);
    assertThat(session.nextOperationSeed()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 50, Double.NaN})
  void a_rate_out_of_range_is_refused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dropout(rate))
        .withMessage(
            "Dropout: expected a rate of at least 0 and below 1 but got "
                + rate
                + "; try new Dropout(0.5)");
  }
}
