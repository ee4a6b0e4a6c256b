package io.github.lectern.lessons.convolution;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.ImageGrid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The outputs of a layer for one image, as pictures: one for each filter.
 *
 * <pre>{@code
 * FeatureMaps.of(net, X.get(NDArrayIndex.interval(0, 1)), 0, 10)
 * }</pre>
 */
public final class FeatureMaps {
  private FeatureMaps() {}

  /**
   * Returns the first maps of a layer. Black is 0, and white is the largest number in these maps.
   *
   * @param net a net that has weights
   * @param image one image [1,rows,columns,channels]
   * @param layer the number of the layer, counted from 0
   * @param count the number of maps, at least 1
   * @throws IllegalArgumentException if the layer's output is not an image with that many maps
   */
  public static ImageGrid of(Sequential net, INDArray image, int layer, int count) {
    INDArray y = image;
    for (Layer each : net.layers().subList(0, layer + 1)) {
      y = each.call(y);
    }
    if (y.rank() != 4 || y.size(0) != 1 || count < 1 || y.size(3) < count) {
      throw new IllegalArgumentException(
          "FeatureMaps: expected one image with at least %d maps but layer %d returned %s"
              .formatted(Math.max(1, count), layer, Arrays.toString(y.shape())));
    }
    INDArray maps = y.permute(0, 3, 1, 2).dup('c').reshape(y.size(3), y.size(1), y.size(2));
    List<String> captions = IntStream.rangeClosed(1, count).mapToObj(i -> "map " + i).toList();
    return ImageGrid.of(maps, captions);
  }
}
