package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.CustomLayer;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.random.OperationSeed;
import io.github.lectern.keras.random.PhiloxStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the masks that {@code fit} draws, which a layer after the dropout records. */
class DropoutMasksTest {
  private static final int SAMPLES = 430;
  private static final int WIDTH = 70;
  private static final int BATCH = 128; // three full batches of several tiles each, and one of 46

  /** A layer that records every batch. */
  private static final class Recorder extends CustomLayer {
    private final List<float[]> seen = new ArrayList<>();

    @Override
    protected INDArray forward(INDArray x) {
      seen.add(x.dup('c').data().asFloat());
      return x;
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      return List.of(dy);
    }
  }

  @AfterEach
  void forgetWorkers() {
    System.clearProperty("lectern.workers");
  }

  private static Sequential net(Layer... layers) {
    Sequential net = new Sequential();
    for (Layer layer : layers) {
      net.add(layer);
    }
    net.add(new Dense(1));
    compile(net);
    return net;
  }

  private static void compile(Sequential net) {
    net.compile(optimizer("sgd"), loss("mse"));
  }

  private static void fit(Sequential net, int samples, int width, int batch, int epochs) {
    net.fit(
        Nd4j.ones(DataType.FLOAT, samples, width),
        Nd4j.zeros(DataType.FLOAT, samples, 1),
        batchSize(batch),
        epochs(epochs),
        shuffle(false),
        verbose(0));
  }

  /**
   * Compares masks with the documentation of tf.nn.dropout. Its examples, {@code
   * tf.random.set_seed(0)}, {@code tf.nn.dropout(tf.ones([3,5]), rate=0.5, seed=1)}, and the same
   * with 0.8, draw from the stream (0, 1). This is the stream of the second Dropout of a training
   * function, so this test puts a Dropout with rate 0 before it.
   */
  @Test
  void the_second_dropout_masks_like_tensorflows_documentation() {
    assertThat(secondMask(.5)).containsExactly(2, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 0, 2, 0, 2);
    assertThat(secondMask(.8)).containsExactly(0, 0, 0, 5, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5);
  }

  private static float[] secondMask(double rate) {
    setSeed(0);
    Recorder recorder = new Recorder();
    fit(net(new Dropout(0), new Dropout(rate), recorder), 3, 5, 3, 1);
    return recorder.seen.get(0);
  }

  /** Returns the expected masks: one draw per batch, in order, from the stream (seed mod M, n). */
  private static List<float[]> masks(long seed, long n, float rate, int epochs) {
    PhiloxStream stream = new PhiloxStream(new OperationSeed(seed, n));
    List<float[]> masks = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < SAMPLES; from += BATCH) {
        float[] mask = stream.uniform(Math.min(BATCH, SAMPLES - from) * WIDTH);
        for (int i = 0; i < mask.length; i++) {
          mask[i] = mask[i] >= rate ? (float) (1 / (1 - (double) rate)) : 0;
        }
        masks.add(mask);
      }
    }
    return masks;
  }

  private static void assertSame(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("batch %d", i).containsExactly(expected.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_mask_is_one_draw_over_the_whole_batch_for_any_number_of_workers(int workers) {
    System.setProperty("lectern.workers", String.valueOf(workers));
    setSeed(43052);
    Recorder recorder = new Recorder();
    fit(net(new Dropout(.25), recorder), SAMPLES, WIDTH, BATCH, 2);
    assertSame(recorder.seen, masks(43052, 0, .25f, 2));
  }

  @Test
  void a_seed_beyond_31_bits_is_reduced() {
    setSeed((1L << 31) + 5); // M = 2^31 - 1
    Recorder recorder = new Recorder();
    fit(net(new Dropout(.25), recorder), SAMPLES, WIDTH, BATCH, 1);
    assertSame(recorder.seen, masks(6, 0, .25f, 1));
  }

  @Test
  void a_second_fit_goes_on_and_evaluate_and_predict_draw_nothing() {
    setSeed(7);
    Recorder recorder = new Recorder();
    Sequential net = net(new Dropout(.25), recorder);
    fit(net, SAMPLES, WIDTH, BATCH, 1);
    INDArray x = Nd4j.ones(DataType.FLOAT, SAMPLES, WIDTH);
    net.evaluate(x, Nd4j.zeros(DataType.FLOAT, SAMPLES, 1), verbose(0));
    net.predict(x);
    List<float[]> seen = new ArrayList<>(recorder.seen.subList(0, 4));
    recorder.seen.clear();
    fit(net, SAMPLES, WIDTH, BATCH, 2);
    seen.addAll(recorder.seen);
    assertSame(seen, masks(7, 0, .25f, 3));
  }

  /** If a model is compiled again, its training function is traced again, with the current seed. */
  @Test
  void compile_starts_over_with_the_seed_of_the_next_fit() {
    setSeed(7);
    Recorder recorder = new Recorder();
    Sequential net = net(new Dropout(.25), recorder);
    fit(net, SAMPLES, WIDTH, BATCH, 1);
    compile(net);
    setSeed(8);
    recorder.seen.clear();
    fit(net, SAMPLES, WIDTH, BATCH, 1);
    assertSame(recorder.seen, masks(8, 0, .25f, 1));
  }

  /** set_seed clears TensorFlow's kernels, not the functions that were traced with a seed. */
  @Test
  void setSeed_starts_the_streams_over_and_keeps_the_seed_of_the_first_fit() {
    setSeed(7);
    Recorder recorder = new Recorder();
    Sequential net = net(new Dropout(.25), recorder);
    fit(net, SAMPLES, WIDTH, BATCH, 1);
    setSeed(8);
    recorder.seen.clear();
    fit(net, SAMPLES, WIDTH, BATCH, 1);
    assertSame(recorder.seen, masks(7, 0, .25f, 1));
  }

  @Test
  void two_models_draw_the_same_masks() {
    setSeed(7);
    Recorder first = new Recorder();
    fit(net(new Dropout(.25), first), SAMPLES, WIDTH, BATCH, 1);
    Recorder second = new Recorder();
    fit(net(new Dropout(.25), second), SAMPLES, WIDTH, BATCH, 1);
    assertSame(second.seen, first.seen);
  }
}
