package io.github.lectern.bench.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A net and a batch size with which every library is measured. The net consists of convolutions
 * with ReLU, each followed by max pooling of 2 x 2 pixels; dropout; dense layers with ReLU; and a
 * dense layer with softmax.
 *
 * @param name the name, such as "net1-1200"
 * @param convolutions the convolutions; empty for a net that takes the pixels as a row
 * @param dropout the rate of the dropout, between the last pooling and the first dense layer
 * @param hidden the widths of the hidden dense layers
 * @param batchSize the number of images per step
 */
public record BenchCase(
    String name,
    List<Convolution> convolutions,
    double dropout,
    List<Integer> hidden,
    int batchSize) {
  // "Simple MNIST convnet" of Keras' examples
  private static final List<Convolution> CONVNET =
      List.of(new Convolution(1, 32, 3, false), new Convolution(32, 64, 3, false));
  // LeCun et al., "Gradient-based learning applied to document recognition" (1998), with ReLU
  private static final List<Convolution> LENET =
      List.of(new Convolution(1, 6, 5, true), new Convolution(6, 16, 5, false));

  /** All cases, from the cheapest to the most expensive net. */
  public static final List<BenchCase> ALL =
      List.of(
          new BenchCase("net1-1200", List.of(30), 1200),
          new BenchCase("net1-32", List.of(30), 32),
          new BenchCase("net2-1200", List.of(500, 500), 1200),
          new BenchCase("net2-32", List.of(500, 500), 32),
          new BenchCase("net3-32", List.of(500, 500, 500, 500, 500), 32),
          new BenchCase("lenet-128", LENET, 0, List.of(120, 84), 128),
          new BenchCase("cnn-128", CONVNET, 0.5, List.of(), 128),
          new BenchCase("cnn-32", CONVNET, 0.5, List.of(), 32));

  /** Creates a case with copies of the lists. */
  public BenchCase {
    convolutions = List.copyOf(convolutions);
    hidden = List.copyOf(hidden);
  }

  /** Creates a case of a net of dense layers. */
  public BenchCase(String name, List<Integer> hidden, int batchSize) {
    this(name, List.of(), 0, hidden, batchSize);
  }

  /**
   * A convolution with stride 1, followed by ReLU and max pooling.
   *
   * @param channels the numbers per pixel of its input
   * @param filters the numbers per pixel of its output
   * @param size the height and width of its windows
   * @param same whether padding keeps the size of the image
   */
  public record Convolution(int channels, int filters, int size, boolean same) {
    int outputSide(int side) {
      return same ? side : side - size + 1;
    }

    int weights() {
      return size * size * channels * filters;
    }
  }

  /**
   * Returns the case with the given name.
   *
   * @throws IllegalArgumentException if the name is unknown
   */
  public static BenchCase of(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + ALL.stream().map(BenchCase::name).collect(Collectors.joining(", "))
                        + " but got "
                        + name));
  }

  /** Returns whether the net takes images instead of rows of pixels. */
  public boolean takesImages() {
    return !convolutions.isEmpty();
  }

  /**
   * Returns the widths of the dense layers, from their input to the classes, such as 784, 30, 10.
   */
  public List<Integer> widths() {
    int side = FashionImages.SIDE;
    int channels = 1;
    for (Convolution each : convolutions) {
      side = each.outputSide(side) / 2;
      channels = each.filters();
    }
    List<Integer> widths = new ArrayList<>(List.of(side * side * channels));
    widths.addAll(hidden);
    widths.add(FashionImages.CLASSES);
    return widths;
  }

  /** Returns the number of weights, including biases. */
  public int parameters() {
    int sum = 0;
    for (Convolution each : convolutions) {
      sum += each.weights() + each.filters();
    }
    List<Integer> widths = widths();
    for (int layer = 0; layer + 1 < widths.size(); layer++) {
      sum += (widths.get(layer) + 1) * widths.get(layer + 1);
    }
    return sum;
  }

  /** Returns the number of steps per epoch, including a short last batch. */
  public int steps() {
    return (FashionImages.TRAINING + batchSize - 1) / batchSize;
  }

  /** Returns the number of multiplications and additions in an epoch's matrix products. */
  public double flopsPerEpoch() {
    return flops(FashionImages.TRAINING);
  }

  /** Returns the number of multiplications and additions in the matrix products for some images. */
  public double flops(int images) {
    // forward X W, backward X'dY and dY W', 2 n in out each; the pixels need no gradient dY W'
    double multiplications = 0;
    int products = 2;
    int side = FashionImages.SIDE;
    for (Convolution each : convolutions) {
      side = each.outputSide(side);
      multiplications += products * (double) side * side * each.weights();
      products = 3;
      side /= 2;
    }
    List<Integer> widths = widths();
    for (int layer = 0; layer + 1 < widths.size(); layer++) {
      multiplications += products * (double) widths.get(layer) * widths.get(layer + 1);
      products = 3;
    }
    return 2.0 * images * multiplications;
  }
}
