package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A figure of the noise in the gradients of batches: the slopes of the two weights of a logistic
 * model for 100 random batches, around the slopes for all samples. A slider sets the batch size.
 */
public final class BatchNoise {
  private static final int BATCHES = 100;
  private static final long SEED = 43052;
  private static final List<Integer> SIZES = List.of(4, 8, 16, 32, 64, 128);
  private static final int START = SIZES.indexOf(32);
  private static final int LEFT = 60;
  private static final int SIDE = 340;
  private static final int TOP = 12;
  private static final double ROOM = 1.1;

  private final double[][] x;
  private final double[] errors; // p - y
  private final List<Slopes> slopes;
  private final double reach; // the axes go from -reach to reach

  /** The slopes of the two weights for each batch of one size. */
  private record Slopes(int size, List<Double> first, List<Double> second) {}

  private BatchNoise(double[][] x, double[] errors) {
    this.x = x;
    this.errors = errors;
    this.slopes = SIZES.stream().map(this::slopes).toList();
    this.reach =
        ROOM
            * slopes.stream()
                .flatMap(drawn -> Stream.concat(drawn.first().stream(), drawn.second().stream()))
                .mapToDouble(slope -> slope)
                .map(Math::abs)
                .max()
                .orElseThrow();
  }

  /**
   * Returns the figure.
   *
   * @param x the samples, [n,2]
   * @param y the labels, 0 or 1, [n,1]
   * @param weights the weights of the two features, [2,1]
   */
  public static InteractiveFigure of(INDArray x, INDArray y, INDArray weights, double bias) {
    INDArray errors = sigmoid(x.mmul(weights).add(bias)).sub(y);
    return new BatchNoise(x.toDoubleMatrix(), errors.reshape(errors.length()).toDoubleVector())
        .figure();
  }

  private InteractiveFigure figure() {
    return InteractiveFigure.slider(
            "Slopes from a hundred batches",
            "batch size",
            new Scene(LEFT + SIDE + 20, TOP + SIDE + 48, background()),
            slopes.stream().map(this::frame).toList())
        .startingAt(START);
  }

  private Slopes slopes(int size) {
    Random random = new Random(SEED + size);
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      int[] chosen = batch(random, size);
      first.add(mean(chosen, 0));
      second.add(mean(chosen, 1));
    }
    return new Slopes(size, first, second);
  }

  private Frame frame(Slopes drawn) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < BATCHES; i++) {
      drawing.append(Svg.dot(px(drawn.first().get(i)), py(drawn.second().get(i)), 4, Svg.BLUE));
    }
    int[] all = IntStream.range(0, x.length).toArray();
    drawing.append(Svg.dot(px(mean(all, 0)), py(mean(all, 1)), 7, Svg.VERMILLION));
    String words =
        "Batches of %d: slope of w1 %s, slope of w2 %s. All %d samples: %s and %s."
            .formatted(
                drawn.size(),
                spread(drawn.first()),
                spread(drawn.second()),
                x.length,
                number(mean(all, 0)),
                number(mean(all, 1)));
    return new Frame(Integer.toString(drawn.size()), drawing.toString(), words);
  }

  private static String spread(List<Double> values) {
    double mean = average(values.stream().mapToDouble(value -> value));
    return number(mean) + " ± " + number(deviation(values));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
  }

  /** Returns different samples in random order. */
  private int[] batch(Random random, int size) {
    int[] order = IntStream.range(0, x.length).toArray();
    for (int i = 0; i < size; i++) {
      int other = i + random.nextInt(order.length - i);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return IntStream.of(order).limit(size).toArray();
  }

  // dL/dw_j for one sample: (p - y) x_j
  private double slope(int sample, int weight) {
    return errors[sample] * x[sample][weight];
  }

  private double mean(int[] batch, int weight) {
    return IntStream.of(batch).mapToDouble(i -> slope(i, weight)).average().orElseThrow();
  }

  private static double deviation(List<Double> values) {
    double mean = average(values.stream().mapToDouble(value -> value));
    return Math.sqrt(average(values.stream().mapToDouble(v -> (v - mean) * (v - mean))));
  }

  private static double average(DoubleStream values) {
    return values.average().orElseThrow();
  }

  private String background() {
    StringBuilder drawing = new StringBuilder(Svg.box(LEFT, TOP, SIDE, SIDE, Svg.GREY));
    drawing.append(Svg.line(px(0), TOP, px(0), TOP + SIDE, Svg.FAINT));
    drawing.append(Svg.line(LEFT, py(0), LEFT + SIDE, py(0), Svg.FAINT));
    for (double tick : new double[] {-reach / ROOM, 0, reach / ROOM}) {
      String label = String.format(Locale.ROOT, "%.1f", tick).replace('-', '−');
      drawing.append(Svg.middle(px(tick), TOP + SIDE + 20, Svg.INK, label));
      drawing.append(Svg.end(LEFT - 8, py(tick) + 5, Svg.INK, label));
    }
    return drawing
        .append(Svg.middle(LEFT + SIDE / 2.0, TOP + SIDE + 42, Svg.INK, "slope of w1"))
        .append(Svg.text(LEFT + 8, TOP + 20, Svg.INK, "slope of w2"))
        .toString();
  }

  private double px(double slope) {
    return LEFT + (slope + reach) / (2 * reach) * SIDE;
  }

  private double py(double slope) {
    return TOP + (reach - slope) / (2 * reach) * SIDE;
  }
}
