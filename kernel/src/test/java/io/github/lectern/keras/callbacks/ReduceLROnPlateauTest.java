package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.ReduceLrOption.Cooldown;
import io.github.lectern.keras.callbacks.ReduceLrOption.Factor;
import io.github.lectern.keras.callbacks.ReduceLrOption.MinLr;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.keras.session.RecordedProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the rates after each epoch; the rules are those of keras/callbacks.py in Keras 2.7. */
class ReduceLROnPlateauTest {
  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  private static List<Double> rates(Callback callback, String name, double... values) {
    Model model = Model.begin(callback);
    List<Double> rates = new ArrayList<>();
    for (int epoch = 0; epoch < values.length; epoch++) {
      Map<String, Double> logs = Model.logs(name, values[epoch]);
      double before = model.learningRate;
      callback.onEpochEnd(epoch, logs);
      assertThat(logs).containsEntry("lr", before);
      rates.add(model.learningRate);
    }
    return rates;
  }

  // 5 is the best; after two epochs without improvement, the rate is halved
  @Test
  void the_rate_is_reduced_after_epochs_without_improvement() {
    Callback callback = new ReduceLROnPlateau(new Factor(0.5), new Patience(2));
    assertThat(rates(callback, "val_loss", 6, 5, 5, 5.5, 7, 7))
        .containsExactly(0.1, 0.1, 0.1, 0.05, 0.05, 0.025);
  }

  // after the first reduction, the epochs with 6 and 7 do not count
  @Test
  void epochs_of_a_cooldown_do_not_count() {
    Callback callback = new ReduceLROnPlateau(new Factor(0.5), new Patience(1), new Cooldown(2));
    assertThat(rates(callback, "val_loss", 5, 5, 6, 7, 8))
        .containsExactly(0.1, 0.05, 0.05, 0.025, 0.025);
  }

  @Test
  void an_improvement_must_exceed_min_delta_and_the_rate_stays_above_min_lr() {
    Callback callback =
        new ReduceLROnPlateau(new Factor(0.5), new Patience(1), new MinDelta(0.5), new MinLr(0.03));
    assertThat(rates(callback, "val_loss", 5, 4.8, 4.4, 4.4, 4.4))
        .containsExactly(0.1, 0.05, 0.05, 0.03, 0.03);
  }

  @Test
  void accuracies_should_grow() {
    Callback callback =
        new ReduceLROnPlateau(new Monitor("val_acc"), new Factor(0.5), new Patience(1));
    assertThat(rates(callback, "val_acc", 0.5, 0.6, 0.55)).containsExactly(0.1, 0.1, 0.05);
    Callback asMin =
        new ReduceLROnPlateau(
            new Monitor("val_acc"), new Mode("min"), new Factor(0.5), new Patience(1));
    assertThat(rates(asMin, "val_acc", 0.5, 0.6, 0.4)).containsExactly(0.1, 0.05, 0.05);
  }

  @Test
  void verbose_prints_the_new_rate() {
    Callback callback = new ReduceLROnPlateau(new Factor(0.5), new Patience(1), new Verbose(1));
    rates(callback, "val_loss", 5, 5);
    assertThat(progress.text())
        .isEqualTo("\nEpoch 00002: ReduceLROnPlateau reducing learning rate to 0.05.\n");
  }

  @Test
  void a_missing_value_is_reported_once() {
    rates(new ReduceLROnPlateau(), "loss", 5, 5);
    assertThat(progress.text())
        .isEqualTo(
            "Warning: ReduceLROnPlateau has no effect, because it monitors \"val_loss\", which is"
                + " not among the logged values (loss); pass validationSplit or validationData to"
                + " fit, or use monitor(\"loss\")\n");
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor(1))
        .withMessage("factor: expected a number above 0 and below 1 but got 1.0; try factor(0.1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cooldown(-1))
        .withMessage("cooldown: expected at least 0 epochs but got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinLr(Double.NaN))
        .withMessage("minLr: expected a finite number of at least 0 but got NaN");
  }
}
