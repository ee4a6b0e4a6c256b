package io.github.lectern.lessons.convolution;

import io.github.lectern.keras.models.Sequential;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Finds out where a net looks: a black patch covers one part of an image after the other, and the
 * map contains the probability that the net gives the right class while the patch is there.
 *
 * <p>Source: Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014.
 */
public final class OcclusionMap {
  private OcclusionMap() {}

  /**
   * Returns the probabilities, [rows,columns], one for each pixel as the centre of the patch.
   *
   * @param net a trained net whose last layer is softmax
   * @param image one image [1,rows,columns,channels]
   * @param label the number of the class whose probability is measured
   * @param side the number of rows and columns of the patch, at least 1 and odd
   * @throws IllegalArgumentException if the image has another shape, or the side is even or below 1
   */
  public static INDArray of(Sequential net, INDArray image, int label, int side) {
    if (image.rank() != 4 || image.size(0) != 1 || side < 1 || side % 2 == 0) {
      throw new IllegalArgumentException(
          "OcclusionMap: expected an image [1,rows,columns,channels] and an odd side but got %s and %d"
              .formatted(Arrays.toString(image.shape()), side));
    }
    int rows = (int) image.size(1);
    int columns = (int) image.size(2);
    int places = rows * columns;
    INDArray covered = Nd4j.repeat(image.reshape(image.length()), places);
    covered = covered.reshape(places, rows, columns, image.size(3)).dup();
    for (int place = 0; place < places; place++) {
      cover(covered, place, place / columns, place % columns, side / 2);
    }
    return net.predict(covered).getColumn(label).dup().reshape(rows, columns);
  }

  private static void cover(INDArray images, int image, int row, int column, int reach) {
    images
        .get(
            NDArrayIndex.point(image),
            NDArrayIndex.interval(
                Math.max(0, row - reach), Math.min(images.size(1), row + reach + 1)),
            NDArrayIndex.interval(
                Math.max(0, column - reach), Math.min(images.size(2), column + reach + 1)),
            NDArrayIndex.all())
        .assign(0);
  }
}
