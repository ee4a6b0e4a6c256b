package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Softmax;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests models that are layers of other models. */
class NestedModelTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{1, 2}, {3, -1}, {0, 1}});
  private static final INDArray Y =
      Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}});

  @TempDir private Path folder;

  private Sequential inner;
  private Sequential outer;

  @BeforeEach
  void nest() {
    setSeed(9);
    inner = new Sequential(List.of(new Dense(4), new BatchNormalization()), name("features"));
    outer = new Sequential(inner, new Dense(3, activation("softmax")));
    outer.compile(optimizer("adam"), loss("categorical_crossentropy"));
  }

  /** Returns the same layers in one model. */
  private static Sequential flat() {
    setSeed(9);
    Sequential flat =
        new Sequential(new Dense(4), new BatchNormalization(), new Dense(3, activation("softmax")));
    flat.compile(optimizer("adam"), loss("categorical_crossentropy"));
    return flat;
  }

  private static List<String> bits(Sequential net) {
    return SmallNets.bits(net);
  }

  @Test
  void trains_and_predicts_like_the_same_layers_in_one_model() {
    outer.fit(X, Y, epochs(3), verbose(0));
    Sequential flat = flat();
    flat.fit(X, Y, epochs(3), verbose(0));
    assertThat(bits(outer)).isEqualTo(bits(flat));
    assertThat(outer.predict(X)).isEqualTo(flat.predict(X));
    assertThat(outer.evaluate(X, Y, verbose(0)).loss())
        .isEqualTo(flat.evaluate(X, Y, verbose(0)).loss());
    assertThat(outer.gradients(X, Y)).isEqualTo(flat.gradients(X, Y));
  }

  @Test
  void shares_its_weights() {
    outer.fit(X, Y, epochs(2), verbose(0));
    assertThat(outer.getWeights().subList(0, 6)).isEqualTo(inner.getWeights());
    INDArray features = inner.predict(X);
    assertThat(outer.layers().get(1).call(features)).isEqualTo(outer.predict(X));
    assertThat(outer.layers().get(0).call(X)).isEqualTo(features);
  }

  /** The probability model of TensorFlow's page "Basic classification". */
  @Test
  void a_softmax_can_follow_a_trained_net() {
    Sequential net = new Sequential(new Dense(3, inputShape(2)));
    Sequential probabilities = new Sequential(net, new Softmax());
    INDArray expected = new Softmax().call(net.predict(X));
    assertThat(probabilities.predict(X)).isEqualTo(expected);
  }

  @Test
  void summary_shows_it_as_one_row() {
    outer.build(2);
    Summary summary = outer.summary();
    assertThat(summary.layers().get(0))
        .isEqualTo(new Summary.Row("features", "Sequential", "(None, 4)", 12 + 16));
    assertThat(summary.totalParams()).isEqualTo(12 + 16 + 15);
    assertThat(summary.nonTrainableParams()).isEqualTo(8);
    assertThat(outer.getLayer("features")).hasToString("Sequential(name=features)");
  }

  @Test
  void a_frozen_model_keeps_its_weights() {
    outer.build(2);
    outer.getLayer("features").trainable(false);
    outer.compile(optimizer("adam"), loss("categorical_crossentropy"));
    List<String> before = bits(inner);
    INDArray last = outer.getWeights().get(6);
    outer.fit(X, Y, verbose(0));
    assertThat(bits(inner)).isEqualTo(before);
    assertThat(outer.getWeights().get(6)).isNotEqualTo(last);
    assertThat(outer.trainableWeights()).hasSize(2);
    assertThat(outer.summary().trainableParams()).isEqualTo(15);
  }

  @Test
  void is_saved_with_its_layers() throws Exception {
    outer.build(2);
    inner.layers().get(0).trainable(false);
    outer.compile(optimizer("adam"), loss("categorical_crossentropy"));
    outer.fit(X, Y, epochs(2), verbose(0));
    String file = folder.resolve("net.zip").toString();
    outer.save(file);
    Sequential loaded = Sequential.load(file);
    assertThat(loaded.summary()).isEqualTo(outer.summary());
    assertThat(bits(loaded)).isEqualTo(bits(outer));
    assertThat(loaded.predict(X)).isEqualTo(outer.predict(X));
    setSeed(1);
    outer.fit(X, Y, verbose(0));
    setSeed(1);
    loaded.fit(X, Y, verbose(0));
    assertThat(bits(loaded)).isEqualTo(bits(outer));
  }

  @Test
  void a_model_is_refused_twice_and_in_itself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outer.add(inner))
        .withMessageContaining("features is already in");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inner.add(outer))
        .withMessageContaining("is or contains features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inner.add(inner))
        .withMessageContaining("add: expected another model");
  }
}
