package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;

/**
 * A layer that keeps the largest number of each channel over all pixels of an image,
 * [n,height,width,channels] -> [n,channels], like {@code keras.layers.GlobalMaxPooling2D}: y_k =
 * max of x[r,c,k] over r and c.
 *
 * <pre>{@code
 * net.add(new GlobalMaxPooling2D());
 * net.add(new Dense(10, activation("softmax")));
 * }</pre>
 *
 * <p>If several pixels share the largest number, each gets an equal part of the gradient, as in
 * TensorFlow.
 */
public final class GlobalMaxPooling2D extends Layer {
  /**
   * Creates a layer.
   *
   * @param options name(...) and inputShape(...)
   */
  public GlobalMaxPooling2D(LayerOption... options) {
    super((Object[]) options);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return new int[] {image(sample).channels()};
  }

  private static ImageShape image(int... sample) {
    return ImageShape.of("GlobalMaxPooling2D", sample);
  }

  @Override
  public Operation operation() {
    return new GlobalPoolingOp(image(input()), new GlobalPoolingOp.Max());
  }
}
