package io.github.lectern.lessons.convolution;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Moves images down and to the right. Pixels that leave the image are lost, and the space that they
 * leave is black.
 *
 * <pre>{@code
 * ImageShift.by(0, 4, XX)
 * }</pre>
 */
public final class ImageShift {
  private ImageShift() {}

  /**
   * Returns the moved images.
   *
   * @param down the number of rows, negative for up
   * @param right the number of columns, negative for left
   * @param images images [n,rows,columns,channels]
   * @throws IllegalArgumentException if the images have another shape, or no pixel would be left
   */
  public static INDArray by(int down, int right, INDArray images) {
    if (images.rank() != 4
        || Math.abs(down) >= images.size(1)
        || Math.abs(right) >= images.size(2)) {
      throw new IllegalArgumentException(
          "ImageShift: expected images [n,rows,columns,channels] with more than %d rows and %d columns but got %s"
              .formatted(Math.abs(down), Math.abs(right), Arrays.toString(images.shape())));
    }
    INDArray moved = Nd4j.zeros(images.dataType(), images.shape());
    moved.put(place(images, down, right), images.get(place(images, -down, -right)));
    return moved;
  }

  private static INDArrayIndex[] place(INDArray images, int down, int right) {
    return new INDArrayIndex[] {
      NDArrayIndex.all(),
      side(images.size(1), down),
      side(images.size(2), right),
      NDArrayIndex.all()
    };
  }

  private static INDArrayIndex side(long size, int by) {
    return NDArrayIndex.interval(Math.max(0, by), Math.min(size, size + by));
  }
}
