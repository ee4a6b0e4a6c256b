package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProgressBarTest {
  private static final String FULL = "[==============================]";

  private final Recorder recorder = new Recorder();

  private ProgressBar bar(int verbose) {
    return new ProgressBar(verbose, recorder, recorder);
  }

  private void epoch(ProgressBar bar, int epoch, int steps, double begin) {
    recorder.at(begin);
    bar.onEpochBegin(epoch);
    for (int step = 0; step < steps; step++) {
      recorder.at(begin + 0.5 * (step + 1));
      bar.onTrainBatchEnd(step, Map.of("loss", 4.0 - epoch - step));
    }
    recorder.at(begin + 0.5 * steps + 0.25);
    bar.onEpochEnd(epoch, Map.of("loss", 3.5 - epoch));
  }

  @Test
  void a_training_shows_each_epoch_on_a_line_that_moves() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(2, 2), new NoControl());
    epoch(bar, 0, 2, 0);
    epoch(bar, 1, 2, 10);
    bar.onTrainEnd();
    assertThat(recorder.written())
        .isEqualTo(
            "Epoch 1/2\n"
                + "\r1/2 [==============>...............] - ETA: 0s - loss: 4.0000"
                + "\r2/2 [==============================] - ETA: 0s - loss: 3.0000"
                + "\r2/2 [==============================] - 1s 750ms/step - loss: 3.5000\n"
                + "Epoch 2/2\n"
                + "\r1/2 [==============>...............] - ETA: 0s - loss: 3.0000"
                + "\r2/2 [==============================] - ETA: 0s - loss: 2.0000"
                + "\r2/2 [==============================] - 1s 750ms/step - loss: 2.5000\n");
  }

  @Test
  void a_single_epoch_has_no_headline() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(1, 1), new NoControl());
    epoch(bar, 0, 1, 0);
    assertThat(recorder.written()).startsWith("\r1/1 " + FULL).endsWith("loss: 3.5000\n");
  }

  @Test
  void verbose_2_writes_one_line_an_epoch() {
    ProgressBar bar = bar(2);
    bar.onTrainBegin(new TrainingPlan(2, 3), new NoControl());
    epoch(bar, 0, 3, 0);
    epoch(bar, 1, 3, 10);
    bar.onTrainEnd();
    assertThat(recorder.written())
        .isEqualTo(
            """
            Epoch 1/2
            3/3 - 2s - loss: 3.5000 - 2s/epoch - 583ms/step
            Epoch 2/2
            3/3 - 2s - loss: 2.5000 - 2s/epoch - 583ms/step
            """);
  }

  @Test
  void verbose_2_counts_the_steps_of_an_unknown_total() {
    ProgressBar bar = bar(2);
    bar.onTrainBegin(new TrainingPlan(1, 0), new NoControl());
    epoch(bar, 0, 3, 0);
    assertThat(recorder.written()).startsWith("3/3 - 2s - loss: 3.5000");
  }

  @Test
  void verbose_0_writes_nothing() {
    ProgressBar bar = bar(0);
    bar.onTrainBegin(new TrainingPlan(2, 2), new NoControl());
    epoch(bar, 0, 2, 0);
    bar.onTestBegin(1);
    bar.onTestBatchEnd(0, Map.of());
    bar.onTestEnd(Map.of());
    bar.onTrainEnd();
    assertThat(recorder.written()).isEmpty();
  }

  @Test
  void a_training_cut_short_ends_its_line() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(2, 2), new NoControl());
    bar.onEpochBegin(0);
    recorder.at(.5);
    bar.onTrainBatchEnd(0, Map.of("loss", 4.0));
    bar.onTrainEnd();
    assertThat(recorder.written()).endsWith("loss: 4.0000\n");
  }

  @Test
  void a_training_cut_short_before_its_first_batch_needs_no_more_newline() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(2, 2), new NoControl());
    bar.onEpochBegin(0);
    bar.onTrainEnd();
    assertThat(recorder.written()).isEqualTo("Epoch 1/2\n");
  }

  @Test
  void an_evaluation_has_a_line_of_its_own() {
    ProgressBar bar = bar(1);
    bar.onTestBegin(2);
    recorder.at(.2);
    bar.onTestBatchEnd(0, Map.of("loss", 1.25));
    recorder.at(.25);
    bar.onTestBatchEnd(1, Map.of("loss", 1.125));
    recorder.at(1.2);
    bar.onTestEnd(Map.of("loss", 1.125));
    assertThat(recorder.written())
        .isEqualTo(
            "\r1/2 [==============>...............] - ETA: 0s - loss: 1.2500"
                + "\r2/2 [==============================] - 1s 1s/step - loss: 1.1250\n");
  }

  @Test
  void the_validation_inside_a_training_is_silent() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(1, 1), new NoControl());
    bar.onEpochBegin(0);
    recorder.at(.5);
    bar.onTrainBatchEnd(0, Map.of("loss", 4.0));
    String before = recorder.written();
    bar.onTestBegin(3);
    recorder.at(5);
    bar.onTestBatchEnd(0, Map.of("loss", 1.0));
    bar.onTestEnd(Map.of("loss", 1.0));
    assertThat(recorder.written()).isEqualTo(before);
  }

  @Test
  void updates_come_at_most_ten_times_a_second() {
    ProgressBar bar = bar(1);
    bar.onTrainBegin(new TrainingPlan(1, 10_000), new NoControl());
    bar.onEpochBegin(0);
    for (int step = 0; step < 10_000; step++) {
      recorder.at(2e-4 * step);
      bar.onTrainBatchEnd(step, Map.of("loss", 1.0));
    }
    bar.onEpochEnd(0, Map.of("loss", 1.0));
    // within 2 s: the first update, at most ten per second after it, and the last update
    assertThat(recorder.written().chars().filter(c -> c == '\r').count()).isBetween(20L, 22L);
    assertThat(recorder.written()).containsOnlyOnce("\n");
  }

  @Test
  void without_a_sink_of_its_own_it_writes_to_the_session() {
    ProgressSink before = Session.current().progressSink();
    try {
      Session.current().setProgressSink(recorder);
      ProgressBar bar = new ProgressBar(1);
      bar.onTestBegin(1);
      bar.onTestEnd(Map.of());
      assertThat(recorder.written()).matches("\r1/1 \\Q" + FULL + "\\E - 0s \\d+[um]s/step\n");
    } finally {
      Session.current().setProgressSink(before);
    }
  }

  @Test
  void other_levels_are_refused() {
    assertThatThrownBy(() -> new ProgressBar(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ProgressBar: expected verbose 0, 1 or 2 but got 3");
  }

  private static final class NoControl implements TrainingControl {
    @Override
    public void stopTraining() {
      throw new AssertionError("a progress line stops nothing");
    }

    @Override
    public double learningRate() {
      throw new AssertionError("a progress line reads no learning rate");
    }

    @Override
    public void setLearningRate(double value) {
      throw new AssertionError("a progress line sets no learning rate");
    }

    @Override
    public void save(String file) {
      throw new AssertionError("a progress line saves nothing");
    }

    @Override
    public void saveWeights(String file) {
      throw new AssertionError("a progress line saves nothing");
    }

    @Override
    public List<INDArray> getWeights() {
      throw new AssertionError("a progress line reads no weights");
    }

    @Override
    public void setWeights(List<INDArray> weights) {
      throw new AssertionError("a progress line changes no weights");
    }
  }
}
