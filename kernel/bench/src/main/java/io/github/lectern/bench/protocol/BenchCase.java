package io.github.lectern.bench.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A net and a batch size with which every library is measured. The net consists of dense layers with ReLU, followed by
 * a dense layer with softmax.
 *
 * @param name the name, such as "net1-1200"
 * @param hidden the widths of the hidden layers
 * @param batchSize the number of images per step
 */
public record BenchCase(String name, List<Integer> hidden, int batchSize) {
  /** All cases, from the cheapest to the most expensive net. */
  public static final List<BenchCase> ALL =
      List.of(
          new BenchCase("net1-1200", List.of(30), 1200),
          new BenchCase("net1-32", List.of(30), 32),
          new BenchCase("net2-1200", List.of(500, 500), 1200),
          new BenchCase("net2-32", List.of(500, 500), 32),
          new BenchCase("net3-32", List.of(500, 500, 500, 500, 500), 32));

  /** Creates a case with a copy of the widths. */
  public BenchCase {
    hidden = List.copyOf(hidden);
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

  /** Returns the widths of all layers from the pixels to the classes, such as 784, 30, 10. */
  public List<Integer> widths() {
    List<Integer> widths = new ArrayList<>(List.of(FashionImages.PIXELS));
    widths.addAll(hidden);
    widths.add(FashionImages.CLASSES);
    return widths;
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
    List<Integer> widths = widths();
    return IntStream.range(0, widths.size() - 1)
        .mapToDouble(layer -> (layer == 0 ? 2 : 3) * product(images, widths, layer))
        .sum();
  }

  private static double product(int images, List<Integer> widths, int layer) {
    return 2.0 * images * widths.get(layer) * widths.get(layer + 1);
  }
}
