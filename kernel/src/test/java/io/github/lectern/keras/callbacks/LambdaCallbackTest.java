package io.github.lectern.keras.callbacks;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.onBatchBegin;
import static io.github.lectern.keras.Keywords.onBatchEnd;
import static io.github.lectern.keras.Keywords.onEpochBegin;
import static io.github.lectern.keras.Keywords.onEpochEnd;
import static io.github.lectern.keras.Keywords.onTrainBegin;
import static io.github.lectern.keras.Keywords.onTrainEnd;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LambdaCallbackTest {
  private static void fit(LambdaCallback callback) {
    Sequential net = new Sequential();
    net.add(new Dense(1, kernelInitializer("zeros")));
    net.compile(loss("mse"));
    net.fit(
        Nd4j.ones(3, 2), Nd4j.zeros(3), epochs(2), batchSize(2), verbose(0), callbacks(callback));
  }

  @Test
  void each_action_runs_at_its_time() {
    List<String> calls = new ArrayList<>();
    fit(
        new LambdaCallback(
            onTrainBegin(logs -> calls.add("train " + logs)),
            onEpochBegin((epoch, logs) -> calls.add("epoch " + epoch + " " + logs)),
            onBatchBegin((batch, logs) -> calls.add("batch " + batch + " " + logs)),
            onBatchEnd((batch, logs) -> calls.add("batch " + batch + " ended " + logs)),
            onEpochEnd((epoch, logs) -> calls.add("epoch " + epoch + " ended " + logs)),
            onTrainEnd(logs -> calls.add("train ended " + logs))));
    String none = " {}";
    String zero = " ended {loss=0.0}";
    List<String> epoch =
        List.of("batch 0" + none, "batch 0" + zero, "batch 1" + none, "batch 1" + zero);
    List<String> expected = new ArrayList<>(List.of("train" + none, "epoch 0" + none));
    expected.addAll(epoch);
    expected.addAll(List.of("epoch 0" + zero, "epoch 1" + none));
    expected.addAll(epoch);
    expected.addAll(List.of("epoch 1" + zero, "train" + zero));
    assertThat(calls).isEqualTo(expected);
  }

  @Test
  void actions_that_are_left_out_do_nothing() {
    List<Map<String, Double>> logs = new ArrayList<>();
    fit(new LambdaCallback(onEpochEnd((epoch, values) -> logs.add(values))));
    assertThat(logs).hasSize(2);
    fit(new LambdaCallback());
  }

  @Test
  void an_action_given_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LambdaCallback(onTrainEnd(logs -> {}), onTrainEnd(logs -> {})))
        .withMessageContaining("onTrainEnd(...) 2 times");
  }
}
