package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.keras.session.RecordedProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LearningRateSchedulerTest {
  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  @Test
  void a_function_of_epoch_and_rate_sets_the_rate_before_each_epoch() {
    Callback callback = new LearningRateScheduler((epoch, rate) -> epoch < 1 ? rate : rate / 2);
    Model model = Model.begin(callback);
    callback.onEpochBegin(0);
    assertThat(model.learningRate).isEqualTo(0.1);
    callback.onEpochBegin(1);
    assertThat(model.learningRate).isEqualTo(0.05);
    callback.onEpochBegin(2);
    assertThat(model.learningRate).isEqualTo(0.025);
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void the_logs_contain_the_rate() {
    Callback callback = new LearningRateScheduler(epoch -> 1.0 / (epoch + 2));
    Model.begin(callback);
    callback.onEpochBegin(2);
    Map<String, Double> logs = Model.logs("loss", 3);
    callback.onEpochEnd(2, logs);
    assertThat(logs).containsExactly(Map.entry("loss", 3.0), Map.entry("lr", 0.25));
  }

  /** The text of keras/callbacks.py in Keras 2.7. */
  @Test
  void verbose_prints_the_rate() {
    Callback callback = new LearningRateScheduler(epoch -> 0.001, new Verbose(1));
    Model.begin(callback);
    callback.onEpochBegin(4);
    assertThat(progress.text())
        .isEqualTo("\nEpoch 00005: LearningRateScheduler setting learning rate to 0.001.\n");
  }
}
