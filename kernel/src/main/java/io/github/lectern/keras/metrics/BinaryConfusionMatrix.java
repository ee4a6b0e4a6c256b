package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a yes-or-no classifier got right and wrong: the first row holds those that are positive in
 * truth, TP FN, the second those that are negative, FP TN.
 *
 * <p>A ratio of 0/0 is undefined: it is NaN, and texts and tables print "undefined", as the lecture
 * does. The metrics of training ({@link Precision}, {@link Recall}, {@link AUC}) report 0 instead,
 * as Keras does, because a log has no word for it.
 *
 * <pre>{@code
 * ConfusionMatrix.binary(yTrue, net.predict(X), threshold(.1)).recall()
 * }</pre>
 *
 * @param positive the name of the class that is looked for, such as "leaves"
 * @param negative the name of the other, such as "stays"
 * @param tp positive, and found
 * @param fn positive, and missed
 * @param fp negative, and taken for positive
 * @param tn negative, and left alone
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

  /** Returns all that were judged. */
  public long total() {
    return tp + fn + fp + tn;
  }

  /** Returns how many of all were judged rightly. */
  public double accuracy() {
    // (TP + TN) / total
    return ratio(tp + tn, total());
  }

  /**
   * Returns how many of the positives were found; also called sensitivity, or true positive rate.
   */
  public double recall() {
    // TP / (TP + FN)
    return ratio(tp, tp + fn);
  }

  /** Returns how many of those found are positive; undefined if nothing was found. */
  public double precision() {
    // TP / (TP + FP)
    return ratio(tp, tp + fp);
  }

  /** Returns how many of the negatives were left alone. */
  public double specificity() {
    // TN / (FP + TN)
    return ratio(tn, fp + tn);
  }

  /** Returns how many of the negatives were taken for positive: the false positive rate. */
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
