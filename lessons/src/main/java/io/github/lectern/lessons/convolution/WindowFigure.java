package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.deeper.SlidingWindow;
import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A figure in which the reader moves a window of 3 by 3 weights over an image, place by place. To
 * keep the numbers legible, the image is shrunk to half its size, and its pixels become whole
 * numbers from 0 to 9.
 *
 * <pre>{@code
 * WindowFigure.over(boot, window)
 * }</pre>
 */
public final class WindowFigure {
  private static final int SIDE = 3;
  private static final int CELL = 13;
  private static final int NUMBER = 26;
  private static final int TOP = 26;
  private static final int GAP = 26;
  private static final int CAPTION = 116; // the width of "under the window"
  private static final double BRIGHTEST = 9;

  private final INDArray pixels; // [rows,columns]
  private final INDArray weights; // [3,3]
  private final INDArray sums;
  private final int middle;
  private final int right;

  private WindowFigure(INDArray pixels, INDArray weights) {
    this.pixels = pixels;
    this.weights = weights;
    sums = SlidingWindow.over(pixels, weights);
    middle = CELL * (int) pixels.size(1) + GAP;
    right = middle + CAPTION + GAP;
  }

  /**
   * Returns a figure whose slider has one position for each place of the window.
   *
   * @param image an image [rows,columns] with an even number of rows and columns, at least 6
   * @param weights the window, [3,3]
   * @throws IllegalArgumentException if the image or the window has another shape
   */
  public static InteractiveFigure over(INDArray image, INDArray weights) {
    require(image, weights);
    return new WindowFigure(shrunk(image), weights.castTo(DataType.DOUBLE)).figure();
  }

  private static void require(INDArray image, INDArray weights) {
    boolean isImage =
        image.rank() == 2
            && image.size(0) % 2 == 0
            && image.size(1) % 2 == 0
            && Math.min(image.size(0), image.size(1)) >= 2 * SIDE;
    boolean isWindow = weights.rank() == 2 && weights.size(0) == SIDE && weights.size(1) == SIDE;
    if (!isImage || !isWindow) {
      throw new IllegalArgumentException(
          "WindowFigure: expected an image with even sides of at least 6 and a window [3,3] but got %s and %s"
              .formatted(Arrays.toString(image.shape()), Arrays.toString(weights.shape())));
    }
  }

  /** Returns the image at half its size, with whole numbers from 0 to 9. */
  static INDArray shrunk(INDArray image) {
    INDArray half = Nd4j.zeros(DataType.DOUBLE, image.size(0) / 2, image.size(1) / 2);
    for (int row = 0; row < half.size(0); row++) {
      for (int column = 0; column < half.size(1); column++) {
        half.putScalar(row, column, blockMean(image, 2 * row, 2 * column));
      }
    }
    double largest = half.maxNumber().doubleValue();
    INDArray scaled = largest > 0 ? half.mul(BRIGHTEST / largest) : half;
    for (int i = 0; i < scaled.length(); i++) {
      scaled.putScalar(i, Math.rint(scaled.getDouble(i)));
    }
    return scaled;
  }

  private static double blockMean(INDArray image, int row, int column) {
    return (image.getDouble(row, column)
            + image.getDouble(row, column + 1)
            + image.getDouble(row + 1, column)
            + image.getDouble(row + 1, column + 1))
        / 4;
  }

  private InteractiveFigure figure() {
    List<Frame> frames = new ArrayList<>();
    for (int row = 0; row < sums.size(0); row++) {
      for (int column = 0; column < sums.size(1); column++) {
        frames.add(frame(row, column));
      }
    }
    int start = (int) (sums.size(1) * (sums.size(0) / 2) + sums.size(1) / 3);
    return InteractiveFigure.slider("A window slides over the boot", "place", scene(), frames)
        .startingAt(start);
  }

  private Scene scene() {
    String background =
        Svg.text(0, 16, Svg.INK, "pixels")
            + Svg.text(middle, 16, Svg.INK, "under the window")
            + Svg.text(right, 16, Svg.INK, "sums")
            + picture(pixels, 0, 0, BRIGHTEST)
            + picture(sums, right, sums.minNumber().doubleValue(), sums.maxNumber().doubleValue())
            + Svg.text(middle, TOP + 4 * NUMBER + 6, Svg.INK, "weights")
            + boxes(TOP)
            + boxes(TOP + 4 * NUMBER + 12)
            + numbers(weights, TOP + 4 * NUMBER + 12);
    int width = right + CELL * (int) sums.size(1) + 2;
    int height = Math.max(TOP + CELL * (int) pixels.size(0) + 2, TOP + 8 * NUMBER + 12);
    return new Scene(width, height, background);
  }

  private static String picture(INDArray values, double left, double least, double most) {
    StringBuilder squares = new StringBuilder();
    for (int row = 0; row < values.size(0); row++) {
      for (int column = 0; column < values.size(1); column++) {
        double share = most > least ? (values.getDouble(row, column) - least) / (most - least) : 0;
        int level = (int) Math.round(255 * share);
        String grey = String.format(Locale.ROOT, "#%02x%02x%02x", level, level, level);
        squares.append(Svg.bar(left + CELL * column, TOP + CELL * row, CELL, CELL, grey));
      }
    }
    return squares.toString();
  }

  private String boxes(double top) {
    StringBuilder boxes = new StringBuilder();
    for (int i = 0; i <= SIDE; i++) {
      double y = top + NUMBER * i;
      double x = middle + NUMBER * i;
      boxes.append(Svg.line(middle, y, middle + SIDE * NUMBER, y, Svg.FAINT));
      boxes.append(Svg.line(x, top, x, top + SIDE * NUMBER, Svg.FAINT));
    }
    return boxes.toString();
  }

  private String numbers(INDArray values, double top) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        double x = middle + NUMBER * (j + 0.5);
        double y = top + NUMBER * i + 18;
        numbers.append(Svg.middle(x, y, Svg.INK, number(values.getDouble(i, j))));
      }
    }
    return numbers.toString();
  }

  private Frame frame(int row, int column) {
    double sum = sums.getDouble(row, column);
    String drawing =
        Svg.box(CELL * column, TOP + CELL * row, SIDE * CELL, SIDE * CELL, Svg.VERMILLION)
            + numbers(under(row, column), TOP)
            + cover(row, column)
            + Svg.box(right + CELL * column, TOP + CELL * row, CELL, CELL, Svg.VERMILLION)
            + Svg.bold(
                Svg.text(middle, TOP + 8 * NUMBER + 6, Svg.VERMILLION, "sum " + number(sum)));
    String words =
        String.format(
            Locale.ROOT,
            "Row %d, column %d: %s = %s.",
            row + 1,
            column + 1,
            products(under(row, column)),
            number(sum));
    return new Frame((row + 1) + ", " + (column + 1), drawing, words);
  }

  private INDArray under(int row, int column) {
    INDArray window = Nd4j.zeros(DataType.DOUBLE, SIDE, SIDE);
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        window.putScalar(i, j, pixels.getDouble(row + i, column + j));
      }
    }
    return window;
  }

  /** Hides the sums of the places that the window has not reached yet. */
  private String cover(int row, int column) {
    int columns = (int) sums.size(1);
    int below = (int) sums.size(0) - row - 1;
    double top = TOP + CELL * row;
    return Svg.bar(right + CELL * (column + 1), top, CELL * (columns - column - 1), CELL, Svg.GREY)
        + Svg.bar(right, top + CELL, CELL * columns, CELL * below, Svg.GREY);
  }

  /** Writes the products whose weight is not 0, such as "−1 × 3 + 2 × 5". */
  private String products(INDArray window) {
    String products =
        IntStream.range(0, SIDE * SIDE)
            .filter(i -> weights.getDouble(i / SIDE, i % SIDE) != 0)
            .mapToObj(
                i ->
                    number(weights.getDouble(i / SIDE, i % SIDE))
                        + " × "
                        + number(window.getDouble(i / SIDE, i % SIDE)))
            .collect(Collectors.joining(" + "));
    return products.isEmpty() ? "0" : products.replace("+ −", "− ");
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text.replace('-', '−');
  }
}
