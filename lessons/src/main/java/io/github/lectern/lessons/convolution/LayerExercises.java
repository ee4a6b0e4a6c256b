package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The exercises of notebook 10 with code: max pooling forward and backward, and a bug in padding.
 */
public final class LayerExercises {
  private static final double NEAR = 1e-6;
  private static final INDArray MAP =
      Nd4j.createFromArray(
          new double[][] {{1, 5, -2, 0}, {3, 2, -1, -4}, {0, 0.5, 7, 6}, {9, 8, 4, 2}});
  private static final INDArray LONG =
      Nd4j.createFromArray(new double[][] {{-3, -1, 2, 2.5, 0, 1}, {-2, -5, 4, 3, -1, 0}});
  private static final INDArray SLOPES = Nd4j.createFromArray(new double[][] {{10, -2}, {0.5, 3}});
  private static final INDArray IMAGE = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});

  private static final FunctionCheck<INDArray, INDArray> FORWARD =
      FunctionCheck.ofTensors("max pooling, forward", NEAR)
          .on(MAP, forward(MAP), "Windows do not overlap: they begin at rows 0, 2 and so on.")
          .on(
              LONG,
              forward(LONG),
              "The largest of four negative numbers is negative, and images need not be square.")
          .because("Each window of 2 by 2 passes on its largest number.");

  private static final Check<BinaryOperator<INDArray>> BACKWARD =
      Check.<BinaryOperator<INDArray>>of(
              "max pooling, backward",
              answer -> called(answer) == null,
              answer -> isNear(called(answer), backward(MAP, SLOPES)))
          .because("Only the winner of each window has an effect, so it alone gets the slope.")
          .hint(
              Hint.when(
                  answer -> !Arrays.equals(called(answer).shape(), MAP.shape()),
                  "The slopes of x must have the shape of x."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer), spread(MAP, SLOPES, 0.25)),
                  "That is average pooling. Here three of four pixels have no effect at all."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer), spread(MAP, SLOPES, 1)),
                  "Only the largest pixel of a window gets its slope; the others get 0."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer), backward(MAP, Nd4j.onesLike(SLOPES))),
                  "The places are right. Each winner gets the slope of its window, not 1."))
          .otherwise(
              "Find the largest pixel of each window again, and give it that window's slope.");

  private static final Check<BiFunction<INDArray, Integer, INDArray>> PADDED =
      Check.<BiFunction<INDArray, Integer, INDArray>>of(
              "padding without a bug",
              answer ->
                  answer.apply(IMAGE, 3) == null
                      || isNear(answer.apply(IMAGE, 3), placed(IMAGE, 1, 0)),
              answer ->
                  isNear(answer.apply(IMAGE, 3), placed(IMAGE, 1, 1))
                      && isNear(answer.apply(IMAGE, 5), placed(IMAGE, 2, 2)))
          .because("The ring is as wide above and on the left as it is below and on the right.")
          .hint(
              Hint.when(
                  answer -> isNear(answer.apply(IMAGE, 3), placed(IMAGE, 1, 1)),
                  "Right for windows of 3 by 3. With 5 by 5, the ring is 2 pixels wide."))
          .hint(
              Hint.when(
                  answer -> !Arrays.equals(answer.apply(IMAGE, 3).shape(), new long[] {4, 5}),
                  "The size was right: a ring on both sides. Where does the image go?"))
          .otherwise("Where should the pixel (0, 0) of the image be, if there is a ring around it?")
          .ifItThrows(
              "With windows of 3 by 3, pixel (0, 0) of the image goes to (1, 1) of the result.");

  private LayerExercises() {}

  /** Judges a function that pools an image [rows,columns] with windows of 2 by 2. */
  public static Report maxPooling(UnaryOperator<INDArray> answer) {
    return Report.of("Max pooling", FORWARD.judge(x -> answer.apply(x.dup())));
  }

  /**
   * Judges the backward pass of max pooling.
   *
   * @param answer a function of the image [rows,columns] and the slopes of the pooled image
   */
  public static Report maxPoolingBackward(BinaryOperator<INDArray> answer) {
    return Report.of("Backward pass", BACKWARD.judge(answer));
  }

  /**
   * Judges a function that pads an image for windows of k by k. The starter, with its bug, counts
   * as not done yet.
   */
  public static Report padding(BiFunction<INDArray, Integer, INDArray> answer) {
    return Report.of("Padding", PADDED.judge((x, k) -> answer.apply(x.dup(), k)));
  }

  private static INDArray called(BinaryOperator<INDArray> answer) {
    return answer.apply(MAP.dup(), SLOPES.dup());
  }

  /** Returns the largest number of each window of 2 by 2. */
  static INDArray forward(INDArray x) {
    INDArray y = Nd4j.zeros(DataType.DOUBLE, x.size(0) / 2, x.size(1) / 2);
    for (int r = 0; r < y.size(0); r++) {
      for (int c = 0; c < y.size(1); c++) {
        double top = Math.max(x.getDouble(2L * r, 2L * c), x.getDouble(2L * r, 2L * c + 1));
        double bottom =
            Math.max(x.getDouble(2L * r + 1, 2L * c), x.getDouble(2L * r + 1, 2L * c + 1));
        y.putScalar(r, c, Math.max(top, bottom));
      }
    }
    return y;
  }

  /** Returns the slope of each window at its largest number, and 0 elsewhere. */
  static INDArray backward(INDArray x, INDArray dy) {
    INDArray y = forward(x);
    INDArray dx = Nd4j.zeros(DataType.DOUBLE, x.shape());
    for (int r = 0; r < x.size(0); r++) {
      for (int c = 0; c < x.size(1); c++) {
        boolean isLargest = x.getDouble(r, c) == y.getDouble(r / 2, c / 2);
        dx.putScalar(r, c, isLargest ? dy.getDouble(r / 2, c / 2) : 0);
      }
    }
    return dx;
  }

  /** Returns the slope of each window times a factor at all of its numbers. */
  static INDArray spread(INDArray x, INDArray dy, double factor) {
    INDArray dx = Nd4j.zeros(DataType.DOUBLE, x.shape());
    for (int r = 0; r < x.size(0); r++) {
      for (int c = 0; c < x.size(1); c++) {
        dx.putScalar(r, c, factor * dy.getDouble(r / 2, c / 2));
      }
    }
    return dx;
  }

  /** Returns the image with a ring of zeros, shifted by a number of rows and columns. */
  static INDArray placed(INDArray image, int ring, int by) {
    INDArray wide =
        Nd4j.zeros(DataType.DOUBLE, image.size(0) + 2L * ring, image.size(1) + 2L * ring);
    for (int r = 0; r < image.size(0); r++) {
      for (int c = 0; c < image.size(1); c++) {
        wide.putScalar(r + by, c + by, image.getDouble(r, c));
      }
    }
    return wide;
  }

  private static boolean isNear(INDArray found, INDArray expected) {
    return Arrays.equals(found.shape(), expected.shape())
        && Transforms.abs(found.castTo(DataType.DOUBLE).sub(expected)).maxNumber().doubleValue()
            <= NEAR;
  }
}
