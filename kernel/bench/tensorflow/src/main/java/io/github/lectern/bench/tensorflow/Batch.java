package io.github.lectern.bench.tensorflow;

import io.github.lectern.bench.protocol.FashionImages;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** The tensors of one batch, refilled for each step and recreated only for a short last batch. */
final class Batch implements AutoCloseable {
  private final FashionImages images;
  private final int size;
  private TFloat32 x;
  private TFloat32 y;

  Batch(FashionImages images, int size) {
    this.images = images;
    this.size = size;
    make(size);
  }

  private void make(int count) {
    x = TFloat32.tensorOf(Shape.of(count, FashionImages.PIXELS));
    y = TFloat32.tensorOf(Shape.of(count, FashionImages.CLASSES));
  }

  TFloat32 x() {
    return x;
  }

  TFloat32 y() {
    return y;
  }

  /**
   * Copies the images of the batch that begins at {@code order[from]}.
   *
   * @return the number of images
   */
  int fill(int[] order, int from) {
    int count = Math.min(size, order.length - from);
    if (count != x.shape().get(0)) {
      close();
      make(count);
    }
    FloatDataBuffer rows = x.asRawTensor().data().asFloats();
    float[] oneHot = new float[count * FashionImages.CLASSES];
    for (int i = 0; i < count; i++) {
      int image = order[from + i];
      rows.offset((long) i * FashionImages.PIXELS)
          .write(images.pixels(), image * FashionImages.PIXELS, FashionImages.PIXELS);
      oneHot[i * FashionImages.CLASSES + images.label(image)] = 1;
    }
    y.asRawTensor().data().asFloats().write(oneHot);
    return count;
  }

  @Override
  public void close() {
    x.close();
    y.close();
  }
}
