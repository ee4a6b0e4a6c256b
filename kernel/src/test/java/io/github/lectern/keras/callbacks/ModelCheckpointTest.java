package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.callbacks.CheckpointOption.SaveBestOnly;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveFreq;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveWeightsOnly;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.keras.session.RecordedProgress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests which epochs are saved; the rules and texts are those of Keras 2.7. */
class ModelCheckpointTest {
  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  private static List<String> saved(Callback callback, String name, double... values) {
    Model model = Model.begin(callback);
    for (int epoch = 0; epoch < values.length; epoch++) {
      callback.onEpochEnd(epoch, Model.logs(name, values[epoch]));
    }
    return model.saved;
  }

  @Test
  void every_epoch_is_saved_under_its_name() {
    assertThat(saved(new ModelCheckpoint("net.zip"), "loss", 3, 4))
        .containsExactly("net.zip", "net.zip");
    assertThat(saved(new ModelCheckpoint("net-{epoch:02d}-{loss:.2f}.zip"), "loss", 3, 1.125))
        .containsExactly("net-01-3.00.zip", "net-02-1.12.zip");
    assertThat(saved(new ModelCheckpoint("{epoch} {loss}"), "loss", 0.5)).containsExactly("1 0.5");
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void only_the_best_is_saved_on_request() {
    Callback callback = new ModelCheckpoint("{epoch}.zip", new SaveBestOnly(true), new Verbose(1));
    assertThat(saved(callback, "val_loss", 3, 4, 2.5)).containsExactly("1.zip", "3.zip");
    assertThat(progress.text())
        .isEqualTo(
            """

            Epoch 00001: val_loss improved from inf to 3.00000, saving model to 1.zip

            Epoch 00002: val_loss did not improve from 3.00000

            Epoch 00003: val_loss improved from 3.00000 to 2.50000, saving model to 3.zip
            """);
  }

  @Test
  void the_weights_alone_are_saved_on_request() {
    assertThat(saved(new ModelCheckpoint("w.zip", new SaveWeightsOnly(true)), "loss", 3))
        .containsExactly("weights of w.zip");
  }

  @Test
  void batches_are_counted_across_epochs() {
    Callback callback = new ModelCheckpoint("{epoch}-{loss}", new SaveFreq(4), new Verbose(1));
    Model model = Model.begin(callback);
    for (int epoch = 0; epoch < 3; epoch++) {
      callback.onEpochBegin(epoch);
      for (int batch = 0; batch < 3; batch++) {
        callback.onTrainBatchEnd(batch, Model.logs("loss", batch));
      }
      callback.onEpochEnd(epoch, Model.logs("loss", 9));
    }
    assertThat(model.saved).containsExactly("2-0.0", "3-1.0"); // batches 4 and 8 of 9
    assertThat(progress.text())
        .isEqualTo(
            """

            Epoch 00002: saving model to 2-0.0

            Epoch 00003: saving model to 3-1.0
            """);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SaveFreq(0))
        .withMessage("saveFreq: expected a number of batches of at least 1 but got 0");
  }

  @Test
  void accuracies_should_grow() {
    Callback callback =
        new ModelCheckpoint("{epoch}", new SaveBestOnly(true), new Monitor("accuracy"));
    assertThat(saved(callback, "accuracy", 0.5, 0.4, 0.6)).containsExactly("1", "3");
  }

  @Test
  void a_missing_value_is_reported_once() {
    assertThat(saved(new ModelCheckpoint("a", new SaveBestOnly(true)), "loss", 1, 2)).isEmpty();
    assertThat(progress.text())
        .startsWith("Warning: ModelCheckpoint has no effect, because it monitors \"val_loss\"")
        .containsOnlyOnce("\n");
  }

  @Test
  void a_format_that_is_not_known_is_refused() {
    assertThat(saved(new ModelCheckpoint("net-{epoch:d}.zip"), "loss", 1))
        .containsExactly("net-1.zip");
    for (String name : List.of("{epoch:3d}", "{epoch:00d}", "{val_loss:.2e}", "{}", "net{")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ModelCheckpoint(name))
          .withMessageContainingAll("expected fields such as {epoch}", "got \"" + name + "\"");
    }
  }

  @Test
  void an_unknown_value_in_the_file_name_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> saved(new ModelCheckpoint("{los}.zip"), "loss", 1))
        .withMessage(
            "ModelCheckpoint: expected the names of logged values in \"{los}.zip\" but got los;"
                + " the log has loss");
  }
}
