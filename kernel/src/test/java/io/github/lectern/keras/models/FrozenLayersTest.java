package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.trainable;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.session.RecordedProgress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests what training changes in models with frozen layers and moving statistics. */
class FrozenLayersTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 1, 3}, {1, 0, -1}, {2, 1, 0}, {1, 3, 1}, {0, 2, 2}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{1}, {0}, {2}, {1}, {-1}});

  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  private final Layer first = new Dense(4, activation("tanh"));
  private final Layer middle = new BatchNormalization();
  private final Layer last = new Dense(1);
  private final Sequential net = new Sequential();

  @BeforeEach
  void build() {
    setSeed(5);
    List.of(first, middle, last).forEach(net::add);
    net.build(3);
  }

  private void compile() {
    net.compile(optimizer("adam"), loss("mse"));
  }

  private void fit() {
    net.fit(X, Y, epochs(2), verbose(0));
  }

  /** Returns for each layer whether a fit changes any of its weights. */
  private List<Boolean> changed() {
    List<List<INDArray>> before = net.layers().stream().map(Layer::getWeights).toList();
    fit();
    return List.of(0, 1, 2).stream()
        .map(i -> !net.layers().get(i).getWeights().equals(before.get(i)))
        .toList();
  }

  @Test
  void a_frozen_layer_keeps_its_weights() {
    first.trainable(false);
    compile();
    assertThat(changed()).containsExactly(false, true, true);
    last.trainable(false);
    first.trainable(true);
    compile();
    assertThat(changed()).containsExactly(true, true, false);
  }

  @Test
  void a_frozen_normalization_keeps_its_moving_statistics() {
    middle.trainable(false);
    compile();
    assertThat(changed()).containsExactly(true, false, true);
  }

  @Test
  void a_frozen_model_learns_nothing() {
    net.trainable(false);
    compile();
    assertThat(changed()).containsExactly(false, false, false);
    assertThat(net.trainableWeights()).isEmpty();
    net.trainable(true);
    compile();
    assertThat(changed()).containsExactly(true, true, true);
  }

  /** As in Keras, whose fit uses the state at compile (RespectCompiledTrainableState). */
  @Test
  void a_change_after_compile_waits_for_the_next_one_and_is_reported() {
    first.trainable(false);
    compile();
    assertThat(changed()).containsExactly(false, true, true);
    assertThat(progress.text()).isEmpty();
    first.trainable(true);
    assertThat(changed()).containsExactly(false, true, true);
    assertThat(progress.text())
        .isEqualTo(
            "Warning: fit: layers have been frozen or unfrozen since the model was compiled; call"
                + " compile(...) again, otherwise training ignores this\n");
    compile();
    assertThat(changed()).containsExactly(true, true, true);
  }

  /** The gradients of the other layers pass through the frozen one. */
  @Test
  void the_layers_before_a_frozen_one_learn_as_without_the_freeze() {
    List<INDArray> initial = net.getWeights();
    compile();
    net.trainOnBatch(X, Y);
    List<INDArray> expected = first.getWeights();
    net.setWeights(initial);
    last.trainable(false);
    compile();
    net.trainOnBatch(X, Y);
    assertThat(first.getWeights()).isEqualTo(expected);
    assertThat(last.getWeights()).isEqualTo(initial.subList(6, 8));
  }

  @Test
  void summary_counts_what_training_changes() {
    assertThat(net.summary().totalParams()).isEqualTo(16 + 16 + 5);
    assertThat(net.summary().trainableParams()).isEqualTo(16 + 8 + 5);
    assertThat(net.summary().nonTrainableParams()).isEqualTo(8);
    first.trainable(false);
    assertThat(net.summary().trainableParams()).isEqualTo(8 + 5);
    assertThat(net.summary().toString())
        .contains("Total params: 37\nTrainable params: 13\nNon-trainable params: 24\n");
  }

  @Test
  void the_option_freezes_a_layer_from_the_start() {
    assertThat(new Dense(1, trainable(false)).trainable()).isFalse();
    assertThat(new Dense(1, trainable(true)).trainable()).isTrue();
    assertThat(new Dense(1).trainable()).isTrue();
  }

  /**
   * Another batch has other statistics: prediction and evaluation do not use those of the batch.
   */
  @Test
  void predict_and_evaluate_do_not_depend_on_the_rest_of_the_batch() {
    compile();
    fit();
    INDArray all = net.predict(X);
    assertThat(net.predict(X.getRows(2)).getFloat(0)).isEqualTo(all.getFloat(2));
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      squares += Math.pow(all.getDouble(i) - Y.getDouble(i), 2) / 5;
    }
    assertThat(net.evaluate(X, Y, verbose(0)).loss()).isCloseTo(squares, within(1e-6));
  }

  @Test
  void a_health_report_skips_frozen_layers_and_takes_a_normalization_as_part_of_the_layer_before() {
    compile();
    assertThat(HealthReport.of(net, X, Y).layers())
        .extracting(LayerHealth::name)
        .containsExactly(first.name(), last.name());
    first.trainable(false);
    compile();
    assertThat(HealthReport.of(net, X, Y).layers())
        .extracting(LayerHealth::name)
        .containsExactly(last.name());
  }
}
