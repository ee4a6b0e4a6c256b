package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts the predictions of a binary classifier: the first row counts the positives, TP FN, the
 * second row the negatives, FP TN.
 *
 * <p>A ratio of 0/0 is undefined: it is NaN, and texts and tables print "undefined", as the lecture
 * does. The metrics of training ({@link Precision}, {@link Recall}, {@link AUC}) report 0 instead,
 * as Keras does, because a log has no word for it.
 *
 * <pre>{@code
 * ConfusionMatrix.binary(yTrue, net.predict(X), threshold(.1)).recall()
 * }</pre>
 *
 * @param positive the name of the positive class, such as "leaves"
 * @param negative the name of the negative class, such as "stays"
 * @param tp positives predicted as positive
 * @param fn positives predicted as negative
 * @param fp negatives predicted as positive
 * @param tn negatives predicted as negative
 */
public record BinaryConfusionMatrix(
    String positive, String negative, long tp, long fn, long fp, long tn) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is below 0
   */
  public BinaryConfusionMatrix {
    if (Math.min(Math.min(tp, fn), Math.min(fp, tn)) < 0) {
      throw new IllegalArgumentException(
          "confusion matrix: expected counts from 0 but got TP %d, FN %d, FP %d, TN %d"
              .formatted(tp, fn, fp, tn));
    }
  }

  /** Returns the matrix of four counts, in the order of reading: TP FN, then FP TN. */
  public static BinaryConfusionMatrix of(long tp, long fn, long fp, long tn) {
    return new BinaryConfusionMatrix("positive", "negative", tp, fn, fp, tn);
  }

  /** Counts what is above the threshold as positive, in float as everywhere. */
  static BinaryConfusionMatrix of(INDArray yTrue, INDArray yScore, double threshold) {
    Tile[] tiles = LabelChecks.binary("ConfusionMatrix.binary", yTrue, yScore);
    long[] counts = new long[4];
    for (int i = 0; i < tiles[0].rows(); i++) {
      boolean isPositive = tiles[0].values()[i] == 1;
      boolean isFound = tiles[1].values()[i] > (float) threshold;
      counts[(isPositive ? 0 : 2) + (isFound ? 0 : 1)]++;
    }
    return of(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Returns the same counts with names for the two classes, the positive one first. */
  public BinaryConfusionMatrix named(String positive, String negative) {
    return new BinaryConfusionMatrix(positive, negative, tp, fn, fp, tn);
  }

  /** Returns the number of samples. */
  public long total() {
    return tp + fn + fp + tn;
  }

  /** Returns the fraction of samples that were predicted correctly. */
  public double accuracy() {
    // (TP + TN) / total
    return ratio(tp + tn, total());
  }

  /**
   * Returns the fraction of the positives that were found: the sensitivity or true positive rate.
   */
  public double recall() {
    // TP / (TP + FN)
    return ratio(tp, tp + fn);
  }

  /** Returns the fraction of the positive predictions that are right; NaN if there are none. */
  public double precision() {
    // TP / (TP + FP)
    return ratio(tp, tp + fp);
  }

  /** Returns the fraction of the negatives that were predicted as negative. */
  public double specificity() {
    // TN / (FP + TN)
    return ratio(tn, fp + tn);
  }

  /** Returns the false positive rate: the fraction of the negatives predicted as positive. */
  public double fpr() {
    // FP / (FP + TN) = 1 - specificity
    return ratio(fp, fp + tn);
  }

  /** Returns the harmonic mean of precision and recall; 0 by convention if nothing was found. */
  public double f1() {
    return fBeta(1);
  }

  /**
   * Returns the weighted harmonic mean of precision and recall, in which recall counts beta times
   * as much; 0 by convention if nothing was found.
   *
   * @throws IllegalArgumentException if beta is not above 0
   */
  public double fBeta(double beta) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException(
          "fBeta: expected a beta above 0 but got "
              + beta
              + "; 1 weighs both alike, 2 favours recall, 0.5 favours precision");
    }
    // F = (1 + b^2) P R / (b^2 P + R) = (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP)
    double square = beta * beta;
    double hits = (1 + square) * tp;
    double whole = hits + square * fn + fp;
    return whole == 0 ? 0 : hits / whole;
  }

  // 0 / 0 is NaN
  private static double ratio(long part, long whole) {
    return (double) part / whole;
  }

  @Override
  public String toString() {
    return new ConfusionText(this).toString();
  }
}
