package io.github.lectern.lessons.diagnosis;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The exercises of notebook 09 that cure a patient whose data are to blame: B, C and D. */
public final class DataCures {
  private static final double LARGE = 10;
  private static final double HONEST = 0.9;

  private DataCures() {}

  /**
   * Judges a function that puts labels, [n,10], into the order of images sorted by brightness. It
   * gets the labels and, for each row of the result, the row to take.
   */
  public static Report cureB(BiFunction<INDArray, int[], INDArray> answer, Clinic clinic) {
    INDArray x = clinic.images();
    int[] order = Clinic.byBrightness(x);
    INDArray y = clinic.labels();
    INDArray right = Nd4j.pullRows(y, 1, order);
    Result change =
        Check.<BiFunction<INDArray, int[], INDArray>>of(
                "each label belongs to its image",
                f -> isUnchanged(f.apply(y.dup(), order.clone()), y),
                f -> right.equals(f.apply(y.dup(), order.clone()).castTo(right.dataType())))
            .because("Images and labels are now in the same order.")
            .hint(
                Hint.when(
                    f -> !Arrays.equals(f.apply(y.dup(), order.clone()).shape(), y.shape()),
                    "Return all labels, one row for each image."))
            .ifItThrows("Line 3 shows the call that sorts rows: Nd4j.pullRows(x, 1, order).")
            .otherwise(
                "Row i of the images is now what was row order[i]. Do the same to the labels as line"
                    + " 3 does to the images.")
            .judge(answer);
    return Effect.of(
        "B", change, clinic, () -> clinic.labelled(Nd4j.pullRows(x, 1, order), right), "");
  }

  private static boolean isUnchanged(INDArray answer, INDArray given) {
    return answer == null || answer.equals(given);
  }

  /** Judges a function that prepares images, [n,784], with pixels from 0 to 255, for a net. */
  public static Report cureC(UnaryOperator<INDArray> answer, Clinic clinic) {
    INDArray pixels = clinic.pixels();
    Result change =
        Check.<UnaryOperator<INDArray>>of(
                "inputs of a size of about 1",
                f -> isUnchanged(f.apply(pixels.dup()), pixels),
                f -> isPrepared(f.apply(pixels.dup()), pixels))
            .because("The first scores are now smaller, and so is the first loss.")
            .hint(
                Hint.when(
                    f -> !Arrays.equals(f.apply(pixels.dup()).shape(), pixels.shape()),
                    "Return all images with all their pixels, [n,784]."))
            .hint(
                Hint.when(
                    f -> !f.apply(pixels.dup()).dataType().isFPType(),
                    "Only whole numbers are left: keep the type FLOAT, which has room for"
                        + " fractions."))
            .hint(
                Hint.when(
                    f -> Double.isNaN(size(f.apply(pixels.dup()))),
                    "Some results are not numbers. Did you divide 0 by 0? Some pixels are black in"
                        + " every image, so take one number for all pixels."))
            .otherwise(
                f ->
                    String.format(
                        Locale.ROOT,
                        "The typical size of a pixel is now %.3g. What do you divide by, so that the"
                            + " brightest pixel, 255, becomes 1?",
                        size(f.apply(pixels.dup()))))
            .judge(answer);
    return Effect.of(
        "C",
        change,
        clinic,
        () -> clinic.unscaled(answer.apply(pixels.dup())),
        "Pixels that were different must still be different.");
  }

  private static boolean isPrepared(INDArray answer, INDArray pixels) {
    double size = size(answer);
    return Arrays.equals(answer.shape(), pixels.shape()) && size <= LARGE && size >= 1 / LARGE;
  }

  // sqrt(mean_i a_i^2)
  private static double size(INDArray a) {
    INDArray numbers = a.castTo(DataType.DOUBLE);
    return Math.sqrt(numbers.mul(numbers).meanNumber().doubleValue());
  }

  /** Judges a function that selects the images to learn from among all 4000, [4000,784]. */
  public static Report cureD(UnaryOperator<INDArray> answer, Clinic clinic) {
    INDArray all = clinic.pixels();
    Result change =
        Check.<UnaryOperator<INDArray>>of(
                "the 3000 images that are not set aside",
                f -> isUnchanged(f.apply(all.dup()), all),
                f -> f.apply(all.dup()).equals(first(all)))
            .because("None of the images set aside is among them.")
            .hint(
                Hint.when(
                    f -> f.apply(all.dup()).equals(rows(all, 0, Clinic.TRAINING - 1)),
                    "That is one row too few: interval(0, 3000) is rows 0 to 2999."))
            .hint(
                Hint.when(
                    f -> f.apply(all.dup()).size(0) < Clinic.TRAINING,
                    "Keep all the images that are not set aside: rows 0 to 2999."))
            .otherwise("Some of these images are set aside: rows 3000 to 3999.")
            .judge(answer);
    return Effect.of(
        "D",
        change,
        () -> clinic.wide(Clinic.TRAINING),
        Check.of(
            "an honest accuracy on the images set aside",
            cured -> false,
            cured -> cured.validationAccuracy() < HONEST),
        clinic.patient("D"));
  }

  private static INDArray first(INDArray all) {
    return rows(all, 0, Clinic.TRAINING);
  }

  private static INDArray rows(INDArray all, int from, int to) {
    return all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }
}
