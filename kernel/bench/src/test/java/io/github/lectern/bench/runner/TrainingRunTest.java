package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.bench.protocol.Epoch;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  private static TrainingRun ended(double loss, double accuracy, double epochLoss) {
    List<Epoch> epochs = List.of(new Epoch(1, 50, epochLoss, 0.4), new Epoch(1, 50, 2, 0.5));
    PeerResult result =
        new PeerResult(
            "Library", 50, epochs, 1024, new Score(loss, accuracy), List.of(1.0), List.of(1.0));
    return TrainingRun.ended(SampleRuns.job(Load.QUIET, 1, Library.OURS), result);
  }

  @Test
  void a_run_that_learnt_has_a_result() {
    assertThat(ended(1.1, 0.6, 30).result()).isPresent();
  }

  @Test
  void a_run_no_better_than_guessing_has_failed() {
    TrainingRun run = ended(2.3, 0.1, 2.3);
    assertThat(run.result()).isEmpty();
    assertThat(run.failure()).contains("test accuracy", "but got accuracy 0.1 and loss 2.3");
  }

  @Test
  void a_run_whose_loss_is_not_a_number_has_failed() {
    assertThat(ended(Double.NaN, 0.6, 2).result()).isEmpty();
    assertThat(ended(1.1, 0.6, Double.POSITIVE_INFINITY).result()).isEmpty();
  }
}
