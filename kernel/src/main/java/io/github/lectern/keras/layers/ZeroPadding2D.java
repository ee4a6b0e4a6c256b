package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import java.util.List;
import java.util.Map;

/**
 * A layer that adds rows and columns of zeros around images, [n,height,width,channels] ->
 * [n,top+height+bottom,left+width+right,channels], like {@code keras.layers.ZeroPadding2D}.
 *
 * <pre>{@code
 * net.add(new ZeroPadding2D());               // one pixel on each side
 * net.add(new ZeroPadding2D(2, 1));           // two rows above and below, one column on each side
 * net.add(new ZeroPadding2D(0, 1, 2, 3));     // top, bottom, left and right
 * }</pre>
 *
 * <p>Keras writes the last two as {@code (2, 1)} and {@code ((0, 1), (2, 3))}.
 */
public final class ZeroPadding2D extends Layer {
  private final Margins margins;

  /**
   * Creates a layer that adds one pixel on each side.
   *
   * @param options name(...) and inputShape(...)
   */
  public ZeroPadding2D(LayerOption... options) {
    this(1, options);
  }

  /**
   * Creates a layer that adds the same number of pixels on each side.
   *
   * @param padding the number of pixels, at least 0
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if the number is negative
   */
  public ZeroPadding2D(int padding, LayerOption... options) {
    this(padding, padding, options);
  }

  /**
   * Creates a layer that adds the same number of pixels on opposite sides.
   *
   * @param height the number of rows above and below, at least 0
   * @param width the number of columns to the left and right, at least 0
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if a number is negative
   */
  public ZeroPadding2D(int height, int width, LayerOption... options) {
    this(height, height, width, width, options);
  }

  /**
   * Creates a layer.
   *
   * @param top the number of rows above, at least 0
   * @param bottom the number of rows below, at least 0
   * @param left the number of columns to the left, at least 0
   * @param right the number of columns to the right, at least 0
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if a number is negative
   */
  public ZeroPadding2D(int top, int bottom, int left, int right, LayerOption... options) {
    super((Object[]) options);
    margins = new Margins(top, bottom, left, right);
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return margins.around(ImageShape.of("ZeroPadding2D", sample)).sizes();
  }

  @Override
  public Operation operation() {
    return new ZeroPadding2DOp(ImageShape.of("ZeroPadding2D", input()), margins);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of(
        "padding",
        List.of(List.of(margins.top, margins.bottom), List.of(margins.left, margins.right)));
  }

  /** The numbers of pixels that are added on each side. */
  record Margins(int top, int bottom, int left, int right) {
    Margins {
      if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
        throw new IllegalArgumentException(
            "ZeroPadding2D: expected at least 0 pixels on each side but got ((%d, %d), (%d, %d))"
                    .formatted(top, bottom, left, right)
                + "; try new ZeroPadding2D(1)");
      }
    }

    ImageShape around(ImageShape image) {
      return new ImageShape(
          Math.addExact(image.height(), Math.addExact(top, bottom)),
          Math.addExact(image.width(), Math.addExact(left, right)),
          image.channels());
    }
  }
}
