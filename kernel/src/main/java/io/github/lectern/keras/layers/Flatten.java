package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import io.github.lectern.tensor.Shapes;

/**
 * A layer that turns each sample into one row, such as [n,28,28,1] -> [n,784], like {@code
 * keras.layers.Flatten}.
 *
 * <pre>{@code
 * net.add(new Flatten(inputShape(28, 28, 1)));
 * }</pre>
 */
public final class Flatten extends Layer {
  /**
   * Creates a layer.
   *
   * @param options name(...) and inputShape(...)
   */
  public Flatten(LayerOption... options) {
    super((Object[]) options);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return new int[] {Shapes.size(sample)};
  }

  /** Returns the identity, since a batch is already stored as one row per sample, in C order. */
  @Override
  public Operation operation() {
    return new IdentityOp();
  }
}
