package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.SoftmaxFunction;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import java.util.Optional;

/**
 * A layer that turns scores into probabilities, y_k = exp(x_k) / sum_j exp(x_j) over the last axis,
 * like {@code keras.layers.Softmax}. It does the same as {@code new Activation("softmax")}.
 *
 * <pre>{@code
 * var probabilities = new Sequential(net, new Softmax());   // net returns scores (logits)
 * }</pre>
 */
public final class Softmax extends Layer {
  private final ActivationFunction function = new SoftmaxFunction();

  /**
   * Creates a layer.
   *
   * @param options name(...) and inputShape(...)
   */
  public Softmax(LayerOption... options) {
    super((Object[]) options);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  public Operation operation() {
    return ActivationOp.ofLastAxis(function, input());
  }

  @Override
  public Optional<ActivationFunction> activation() {
    return Optional.of(function);
  }
}
