package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The confusion matrix of a binary classifier. The first row counts the positive samples (TP, FN),
 * the second row the negative samples (FP, TN).
 *
 * <p>A ratio of 0/0 is NaN, and texts and tables print it as "undefined", as the lecture does. The
 * training metrics {@link Precision}, {@link Recall} and {@link AUC} report 0 instead, as Keras
 * does.
 *
 * <pre>{@code
 * ConfusionMatrix.binary(yTrue, net.predict(X), threshold(.1)).recall()
 * }</pre>
 *
 * @param positive the name of the positive class, such as "leaves"
 * @param negative the name of the negative class, such as "stays"
 * @param tp true positives: positive samples predicted as positive
 * @param fn false negatives: positive samples predicted as negative
 * @param fp false positives: negative samples predicted as positive
 * @param tn true negatives: negative samples predicted as negative
 */
public record BinaryConfusionMatrix(
    String positive, String negative, long tp, long fn, long fp, long tn) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public BinaryConfusionMatrix {
    if (Math.min(Math.min(tp, fn), Math.min(fp, tn)) < 0) {
      throw new IllegalArgumentException(
          "confusion matrix: expected counts of at least 0 but got TP %d, FN %d, FP %d, TN %d"
              .formatted(tp, fn, fp, tn));
    }
  }

  /** Returns a matrix with the given counts, row by row: TP and FN, then FP and TN. */
  public static BinaryConfusionMatrix of(long tp, long fn, long fp, long tn) {
    return new BinaryConfusionMatrix("positive", "negative", tp, fn, fp, tn);
  }

  /** Counts scores above the threshold as positive; compares float32 values, as all metrics do. */
  static BinaryConfusionMatrix of(INDArray yTrue, INDArray yScore, double threshold) {
    Tile[] tiles = LabelChecks.binary("ConfusionMatrix.binary", yTrue, yScore);
    long[] counts = new long[4];
    for (int i = 0; i < tiles[0].rows(); i++) {
      boolean isPositive = tiles[0].values()[i] == 1;
      boolean isPredicted = tiles[1].values()[i] > (float) threshold;
      counts[(isPositive ? 0 : 2) + (isPredicted ? 0 : 1)]++;
    }
    return of(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Returns a copy of this matrix with other names for the two classes, the positive one first. */
  public BinaryConfusionMatrix named(String positive, String negative) {
    return new BinaryConfusionMatrix(positive, negative, tp, fn, fp, tn);
  }

  /** Returns the number of samples. */
  public long total() {
    return tp + fn + fp + tn;
  }

  /** Returns the fraction of samples that were predicted correctly; NaN if there are no samples. */
  public double accuracy() {
    // (TP + TN) / total
    return ratio(tp + tn, total());
  }

  /**
   * Returns the fraction of the positive samples that were predicted as positive, which is also
   * called sensitivity or true positive rate; NaN if there are no positive samples.
   */
  public double recall() {
    // TP / (TP + FN)
    return ratio(tp, tp + fn);
  }

  /**
   * Returns the fraction of the positive predictions that are correct; NaN if there are no positive
   * predictions.
   */
  public double precision() {
    // TP / (TP + FP)
    return ratio(tp, tp + fp);
  }

  /**
   * Returns the fraction of the negative samples that were predicted as negative; NaN if there are
   * no negative samples.
   */
  public double specificity() {
    // TN / (FP + TN)
    return ratio(tn, fp + tn);
  }

  /**
   * Returns the false positive rate, the fraction of the negative samples that were predicted as
   * positive; NaN if there are no negative samples.
   */
  public double fpr() {
    // FP / (FP + TN) = 1 - specificity
    return ratio(fp, fp + tn);
  }

  /** Returns the harmonic mean of precision and recall; 0 if there are no true positives. */
  public double f1() {
    return fBeta(1);
  }

  /**
   * Returns the weighted harmonic mean of precision and recall; 0 if there are no true positives.
   *
   * @param beta the weight of recall relative to precision
   * @throws IllegalArgumentException if beta is not a finite number above 0
   */
  public double fBeta(double beta) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException(
          "fBeta: expected a finite beta above 0 but got "
              + beta
              + "; 1 weights precision and recall equally, 2 favours recall, 0.5 favours"
              + " precision");
    }
    // F = (1 + b^2) P R / (b^2 P + R) = (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP)
    double square = beta * beta;
    double numerator = (1 + square) * tp;
    double denominator = numerator + square * fn + fp;
    return denominator == 0 ? 0 : numerator / denominator;
  }

  // 0 / 0 is NaN
  private static double ratio(long numerator, long denominator) {
    return (double) numerator / denominator;
  }

  @Override
  public String toString() {
    return new ConfusionText(this).toString();
  }
}
