package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.session.RecordedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminateOnNaNTest {
  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  /** The text of keras/callbacks.py in Keras 2.7. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void a_loss_that_is_not_finite_stops_training(double loss) {
    Callback callback = new TerminateOnNaN();
    Model model = Model.begin(callback);
    callback.onTrainBatchEnd(7, Model.logs("loss", loss));
    assertThat(model.stopped).isTrue();
    assertThat(progress.text()).isEqualTo("Batch 7: Invalid loss, terminating training\n");
  }

  @Test
  void a_finite_loss_does_not() {
    Callback callback = new TerminateOnNaN();
    Model model = Model.begin(callback);
    callback.onTrainBatchEnd(7, Model.logs("loss", 1e30));
    assertThat(model.stopped).isFalse();
    assertThat(progress.text()).isEmpty();
  }
}
