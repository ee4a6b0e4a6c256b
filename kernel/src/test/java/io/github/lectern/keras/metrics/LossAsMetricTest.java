package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.losses.BinaryCrossentropy;
import io.github.lectern.keras.losses.CustomLoss;
import io.github.lectern.keras.losses.Huber;
import io.github.lectern.keras.losses.MeanAbsoluteError;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests losses that are passed to {@code metrics(...)}. */
class LossAsMetricTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{1, 2}, {0, -1}, {3, 1}});
  private static final INDArray Y = Nd4j.createFromArray(3f, -2, 1);

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(loss("mse"), metrics(new MeanAbsoluteError(), new Huber(0.5), "mae", "mse"));
    return net;
  }

  /** The example in the documentation of tf.keras.metrics.MeanAbsoluteError. */
  @Test
  void the_example_of_keras_documentation() {
    Metric metric = Metrics.ofLoss(new MeanAbsoluteError());
    metric.updateState(rows(row(0, 1), row(0, 0)), rows(row(1, 1), row(0, 0)));
    assertThat(metric.result()).isEqualTo(0.25);
    assertThat(metric.name()).isEqualTo("mean_absolute_error");
  }

  @Test
  void the_log_contains_the_names_and_means_of_the_losses() {
    Sequential net = net();
    net.build(2);
    net.setWeights(List.of(Nd4j.createFromArray(new float[][] {{1}, {1}}), Nd4j.zeros(1)));
    // predictions 3, -1 and 4: errors 0, 1 and 3
    Evaluation evaluation = net.evaluate(X, Y, verbose(0));
    assertThat(evaluation.names())
        .containsExactly("loss", "mean_absolute_error", "huber_loss", "mae", "mse");
    // delta = .5: 0, .375 and 1.375
    assertThat(evaluation.values().stream().map(Double::floatValue))
        .containsExactly(10 / 3f, 4 / 3f, 1.75f / 3, 4 / 3f, 10 / 3f);
  }

  @Test
  void a_loaded_net_has_the_same_metrics(@TempDir Path folder) throws IOException {
    Sequential net = net();
    net.fit(X, Y, verbose(0));
    String file = folder.resolve("net.zip").toString();
    net.save(file);
    Evaluation loaded = Sequential.load(file).evaluate(X, Y, verbose(0));
    Evaluation saved = net.evaluate(X, Y, verbose(0));
    assertThat(loaded.names()).isEqualTo(saved.names());
    assertThat(loaded.values()).isEqualTo(saved.values());
  }

  @Test
  void the_options_of_the_loss_are_kept() {
    Metric metric = Metrics.ofLoss(new BinaryCrossentropy(fromLogits(true)));
    metric.updateState(rows(row(1)), rows(row(0)));
    assertThat((float) metric.result()).isEqualTo((float) Math.log(2));
    assertThat(metric.config())
        .containsEntry("loss", "binary_crossentropy")
        .containsEntry("from_logits", true);
  }

  @Test
  void a_loss_of_your_own_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics(new Own()))
        .withMessage(
            "metrics: expected a loss of Keras but got Own();"
                + " write a class of your own that implements Metric");
  }

  private static final class Own extends CustomLoss {
    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue).sum(1);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return Nd4j.onesLike(yPred);
    }
  }
}
