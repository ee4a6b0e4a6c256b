package io.github.lectern.lessons.learning;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Apples and pears with two features. The fruits are made up: their sizes are drawn from normal
 * distributions that overlap a little.
 *
 * <pre>{@code
 * var fruit = Fruit.basket(200);
 * }</pre>
 *
 * @param x width and height, in centimetres above the mean of all fruits, [n,2], double
 * @param y 0 for an apple and 1 for a pear, [n,1], double
 */
public record Fruit(INDArray x, INDArray y) {
  private static final long SEED = 43052;
  private static final double WIDTH = 0.6; // half the distance between the means
  private static final double HEIGHT = 1.0;
  private static final double SPREAD = 0.8;

  /**
   * Returns fruits, half of them apples. The same number always gives the same fruits.
   *
   * @param n the number of fruits, at least 2
   * @throws IllegalArgumentException if n is less than 2
   */
  public static Fruit basket(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("Fruit: expected at least 2 fruits but got " + n);
    }
    Random random = new Random(SEED);
    double[][] x = new double[n][];
    double[][] y = new double[n][];
    for (int i = 0; i < n; i++) {
      int pear = i % 2;
      int side = 2 * pear - 1;
      double width = -side * WIDTH + SPREAD * random.nextGaussian();
      double height = side * HEIGHT + SPREAD * random.nextGaussian();
      x[i] = new double[] {toTenth(width), toTenth(height)};
      y[i] = new double[] {pear};
    }
    return new Fruit(Nd4j.createFromArray(x), Nd4j.createFromArray(y));
  }

  private static double toTenth(double centimetres) {
    return Math.rint(10 * centimetres) / 10;
  }

  @Override
  public String toString() {
    double pears = y.sumNumber().doubleValue();
    return "%d fruits: %.0f apples (0) and %.0f pears (1), width and height in cm above the mean"
        .formatted(y.size(0), y.size(0) - pears, pears);
  }
}
