package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;

/** [n,28,28,1] -> [n,784]: each sample as one row, like {@code keras.layers.Flatten}. */
public final class Flatten extends Layer {
  /** A layer without weights. */
  public Flatten(LayerOption... options) {
    super((Object[]) options);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return new int[] {Shape.size(sample)};
  }

  /** Samples are rows in C order already, so nothing moves. */
  @Override
  public Operation operation() {
    return new IdentityOp();
  }
}
