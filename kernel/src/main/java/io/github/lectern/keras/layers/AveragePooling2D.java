package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.PoolingOption;

/**
 * A layer that keeps the mean of each window of an image, for each channel on its own,
 * [n,height,width,channels] -> [n,rows,columns,channels], like {@code
 * keras.layers.AveragePooling2D}.
 *
 * <pre>{@code
 * net.add(new AveragePooling2D());                                  // (None, 26, 26, 32) -> (None, 13, 13, 32)
 * net.add(new AveragePooling2D(3, strides(2), padding("same")));    // overlapping windows of 3 x 3 pixels
 * net.add(new AveragePooling2D(poolSize(1, 2)));
 * }</pre>
 *
 * <p>y[r,c,k] = mean of x[r s + i, c t + j, k] over i and j, with the strides s and t. Only pixels
 * of the image count, not the padding.
 */
public final class AveragePooling2D extends Pooling2D {
  /**
   * Creates a layer with windows of 2 x 2 pixels or the given {@code poolSize(...)}. By default,
   * the windows do not overlap and do not extend beyond the image.
   *
   * @param options poolSize(...), strides(...), padding(...), name(...) and inputShape(...)
   */
  public AveragePooling2D(PoolingOption... options) {
    super(options);
  }

  /**
   * Creates a layer with square windows.
   *
   * @param poolSize the height and width of the windows, at least 1
   * @param options strides(...), padding(...), name(...) and inputShape(...)
   * @throws IllegalArgumentException if the size is below 1
   */
  public AveragePooling2D(int poolSize, PoolingOption... options) {
    super(with(poolSize, options));
  }

  @Override
  public Operation operation() {
    return new AveragePooling2DOp(windows(input()));
  }
}
