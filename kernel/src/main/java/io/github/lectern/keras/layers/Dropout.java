package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A layer that sets a random fraction of its inputs to 0 during training and otherwise returns them
 * unchanged, like {@code keras.layers.Dropout}.
 *
 * <pre>{@code
 * net.add(new Dropout(0.2));
 * }</pre>
 *
 * <p>The remaining inputs are scaled by 1 / (1 - rate), so that the expected sum stays the same
 * (Srivastava et al., "Dropout", 2014).
 *
 * <p>Given the same seed, training draws the same masks as Keras 2.7 after {@code
 * tf.random.set_seed} (according to keras/layers/core/dropout.py and
 * tensorflow/python/ops/nn_ops.py). The n-th Dropout of a model, counted from 0, draws from the
 * stream (seed, n) of the training function ({@link FunctionStreams}): one number for each input of
 * the batch. An input is kept if its number is at least the rate. A later call to {@code fit}
 * continues the stream; {@code compile} restarts it. If the shape of the batches changes between
 * two calls, Keras may trace the training function again and restart the stream; Lectern continues
 * it.
 */
public final class Dropout extends Layer {
  private final double rate;

  /**
   * Creates a layer. Neither this constructor nor building the layer uses a random number.
   *
   * @param rate the fraction of the inputs that is dropped, at least 0 and below 1
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if the rate is out of range
   */
  public Dropout(double rate, LayerOption... options) {
    super((Object[]) options);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout: expected a rate of at least 0 and below 1 but got "
              + rate
              + "; try new Dropout(0.5)");
    }
    this.rate = rate;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /**
   * Returns an operation that draws from the stream (seed, 0), like the first Dropout of a model.
   */
  @Override
  public Operation operation() {
    return operation(new FunctionStreams(Session.current().seed()).inOrder());
  }

  /**
   * Returns an operation that draws from the next stream. It takes a stream even at rate 0, because
   * TensorFlow takes an operation seed in this case as well.
   */
  @Override
  public Operation operation(Supplier<PhiloxStream> random) {
    return new DropoutOp(rate, random.get()::drawUniform);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("rate", rate);
  }
}
