package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;

/**
 * A layer that keeps the mean of each channel over all pixels of an image,
 * [n,height,width,channels] -> [n,channels], like {@code keras.layers.GlobalAveragePooling2D}: y_k
 * = mean of x[r,c,k] over r and c.
 *
 * <pre>{@code
 * net.add(new GlobalAveragePooling2D());
 * net.add(new Dense(10, activation("softmax")));
 * }</pre>
 */
public final class GlobalAveragePooling2D extends Layer {
  /**
   * Creates a layer.
   *
   * @param options name(...) and inputShape(...)
   */
  public GlobalAveragePooling2D(LayerOption... options) {
    super((Object[]) options);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return new int[] {image(sample).channels()};
  }

  private static ImageShape image(int... sample) {
    return ImageShape.of("GlobalAveragePooling2D", sample);
  }

  @Override
  public Operation operation() {
    return new GlobalPoolingOp(image(input()), new GlobalPoolingOp.Mean());
  }
}
