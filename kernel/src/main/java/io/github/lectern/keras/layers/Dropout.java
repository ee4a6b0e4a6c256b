package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sets a share of its inputs to 0 while training, and does nothing otherwise, like {@code
 * keras.layers.Dropout}.
 *
 * <p>Srivastava et al., "Dropout", 2014. What is left is scaled by 1 / (1 - rate), so that sums
 * keep their size.
 *
 * <p>The masks of a {@code fit} are those of Keras 2.7 after {@code tf.random.set_seed}, as its
 * sources say (keras/layers/core/dropout.py, tensorflow/python/ops/nn_ops.py): the n-th Dropout of
 * a model draws from the stream (seed, n) of its training function ({@link FunctionStreams}), one
 * number for each input of the whole batch, and keeps an input if its number is at least the rate.
 * A later {@code fit} goes on with the stream; {@code compile} starts it over. If the shape of the
 * batches changes between two fits, Keras may trace the training function again and start the
 * stream over; Lectern goes on.
 */
public final class Dropout extends Layer {
  private final double rate;

  /**
   * The layer; it draws no operation seed when it is built.
   *
   * @param rate the share that is dropped, from 0 up to 1
   * @throws IllegalArgumentException if the rate is out of range
   */
  public Dropout(double rate, LayerOption... options) {
    super((Object[]) options);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout: expected a rate of at least 0 and below 1, was "
              + rate
              + "; try new Dropout(0.5)");
    }
    this.rate = rate;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /** The operation of a training function of its own. */
  @Override
  public Operation operation() {
    return operation(new FunctionStreams(Session.current().seed()).inOrder());
  }

  /** Takes one stream at any rate: at rate 0 TensorFlow takes the seed as well. */
  @Override
  public Operation operation(Supplier<PhiloxStream> random) {
    return new DropoutOp(rate, random.get()::drawUniform);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("rate", rate);
  }
}
