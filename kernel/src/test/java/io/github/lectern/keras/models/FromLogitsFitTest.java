package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.activations.Activations.softmax;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.options.DenseOption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FromLogitsFitTest {
  private static final INDArray X = SmallNets.X;
  private static final INDArray Y = SmallNets.CLASSES;

  private static Sequential trained(boolean fromLogits, DenseOption... options) {
    setSeed(3);
    Sequential net = new Sequential();
    net.add(new Dense(4, activation("relu")));
    net.add(new Dense(3, options));
    net.compile(
        optimizer("adam"),
        loss(new SparseCategoricalCrossentropy(fromLogits(fromLogits))),
        metrics("accuracy"));
    net.fit(X, Y, epochs(5), verbose(0));
    return net;
  }

  @Test
  void a_net_without_softmax_learns_what_the_net_with_softmax_learns() {
    Sequential withSoftmax = trained(false, activation("softmax"));
    Sequential logits = trained(true);
    assertThat(logits.getWeights()).isEqualTo(withSoftmax.getWeights());
    assertThat(logits.history().get("loss")).isEqualTo(withSoftmax.history().get("loss"));
    assertThat(logits.history().get("accuracy")).isEqualTo(withSoftmax.history().get("accuracy"));
    INDArray probabilities = withSoftmax.predict(X);
    assertThat(softmax(logits.predict(X)).equalsWithEps(probabilities, 1e-6)).isTrue();
    assertThat(logits.predict(X).equalsWithEps(probabilities, 0.1)).isFalse();
  }

  @Test
  void a_loaded_net_still_expects_logits(@TempDir Path folder) throws IOException {
    Sequential net = trained(true);
    String file = folder.resolve("net.zip").toString();
    net.save(file);
    Sequential loaded = Sequential.load(file);
    assertThat(loaded.evaluate(X, Y, verbose(0)).loss())
        .isEqualTo(net.evaluate(X, Y, verbose(0)).loss());
    assertThat(loaded.gradients(X, Y)).isEqualTo(net.gradients(X, Y));
  }

  /** For zero weights and two classes, both logits are 0 and the loss is ln 2. */
  @Test
  void logits_of_zero_cost_the_logarithm_of_the_number_of_classes() {
    Sequential net = new Sequential();
    net.add(new Dense(2));
    net.compile(loss(new SparseCategoricalCrossentropy(fromLogits(true))));
    double loss = net.evaluate(Nd4j.zeros(1, 3), Nd4j.createFromArray(1f), verbose(0)).loss();
    assertThat(loss).isEqualTo((double) (float) Math.log(2));
  }
}
