package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.tensor.Plural;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A table that counts predictions by class, like {@code tf.math.confusion_matrix}: row i, column k
 * contains the number of samples of class i that were predicted as class k.
 *
 * <pre>{@code
 * ConfusionMatrix.of(data.yTest(), net1.predict(XX)).named(FashionMnist.classNames())
 * }</pre>
 *
 * @param classNames one name per class
 * @param counts [classes][classes]; the row is the true class, and the column is the predicted
 *     class
 */
public record ConfusionMatrix(List<String> classNames, List<List<Long>> counts) {
  private static final double ONE_HALF = 0.5;
  private static final int MOST_CLASSES = 1000;

  /**
   * Checks and copies the counts and the names.
   *
   * @throws IllegalArgumentException if a count is negative, the table is empty or not square, or
   *     the number of names differs from the number of classes
   */
  public ConfusionMatrix {
    classNames = List.copyOf(classNames);
    counts = counts.stream().map(List::copyOf).toList();
    int n = counts.size();
    if (n == 0 || counts.stream().anyMatch(row -> row.size() != n)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected a square table of at least one row but got "
              + (n == 0
                  ? "no rows"
                  : "rows of lengths " + counts.stream().map(List::size).toList()));
    }
    if (counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected counts of at least 0 but got " + counts);
    }
    if (classNames.size() != n) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected %s, one per class, but got %d: %s"
              .formatted(Plural.of(n, "name"), classNames.size(), classNames));
    }
  }

  /**
   * Counts predictions by class. Labels and predictions may be class codes, [n] or [n,1], or
   * one-hot rows or probabilities, [n,classes]. In a row, the column of the largest number is the
   * class.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, a class code is negative or not
   *     an integer, or there are more than 1,000 classes
   */
  public static ConfusionMatrix of(INDArray yTrue, INDArray yPred) {
    String caller = "ConfusionMatrix.of";
    Tile[] tiles = LabelChecks.tiles(caller, yTrue, yPred);
    int[] truth = classes(caller, tiles[0]);
    int[] predicted = classes(caller, tiles[1]);
    int classes = Math.max(tiles[0].width(), tiles[1].width());
    int seen = 1 + IntStream.concat(Arrays.stream(truth), Arrays.stream(predicted)).max().orElse(0);
    if (seen > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s: expected at most %,d classes but got %,d".formatted(caller, MOST_CLASSES, seen));
    }
    long[][] counts = new long[Math.max(classes, seen)][Math.max(classes, seen)];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i]]++;
    }
    return of(counts);
  }

  private static int[] classes(String caller, Tile tile) {
    return IntStream.range(0, tile.rows())
        .map(row -> LabelChecks.classOf(caller, tile, row))
        .toArray();
  }

  /**
   * Returns a matrix with these counts; the classes are named "0", "1" and so on.
   *
   * @param counts [classes][classes]; the row is the true class, and the column is the predicted
   *     class
   * @throws IllegalArgumentException if a count is negative, or the table is empty or not square
   */
  public static ConfusionMatrix of(long[][] counts) {
    return new ConfusionMatrix(
        IntStream.range(0, counts.length).mapToObj(Integer::toString).toList(),
        Arrays.stream(counts).map(row -> LongStream.of(row).boxed().toList()).toList());
  }

  /**
   * Counts the predictions of a binary classifier: scores above 0.5 are predictions of class 1.
   *
   * @param yTrue [n] or [n,1], 0 or 1
   * @param yScore [n] or [n,1], such as the output of a sigmoid
   * @throws IllegalArgumentException if the shapes do not match, a label is neither 0 nor 1, or a
   *     score is NaN
   */
  public static BinaryConfusionMatrix binary(INDArray yTrue, INDArray yScore) {
    return BinaryConfusionMatrix.of(yTrue, yScore, ONE_HALF);
  }

  /**
   * Counts the predictions of a binary classifier: scores above the threshold are predictions of
   * class 1, as in {@link Recall} and {@link Precision}.
   *
   * @param yTrue [n] or [n,1], 0 or 1
   * @param yScore [n] or [n,1], such as the output of a sigmoid
   * @param threshold {@code threshold(0.1)}, for example
   * @throws IllegalArgumentException if the shapes do not match, a label is neither 0 nor 1, or a
   *     score is NaN
   */
  public static BinaryConfusionMatrix binary(INDArray yTrue, INDArray yScore, Threshold threshold) {
    return BinaryConfusionMatrix.of(yTrue, yScore, threshold.value());
  }

  /**
   * Returns a copy of this matrix with other names for the classes.
   *
   * @throws IllegalArgumentException if the number of names differs from the number of classes
   */
  public ConfusionMatrix named(List<String> classNames) {
    return new ConfusionMatrix(classNames, counts);
  }

  /** Returns the number of classes. */
  public int classes() {
    return counts.size();
  }

  /**
   * Returns the number of samples of class {@code trueClass} that were predicted as class {@code
   * predictedClass}; classes are counted from 0.
   */
  public long count(int trueClass, int predictedClass) {
    return counts.get(trueClass).get(predictedClass);
  }

  /** Returns the number of samples of a class: the sum of its row. */
  public long support(int trueClass) {
    return counts.get(trueClass).stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of samples predicted as a class: the sum of its column. */
  public long predicted(int predictedClass) {
    return counts.stream().mapToLong(row -> row.get(predictedClass)).sum();
  }

  /** Returns the number of samples. */
  public long total() {
    return IntStream.range(0, classes()).mapToLong(this::support).sum();
  }

  /** Returns the fraction of samples on the diagonal; NaN if there are no samples. */
  public double accuracy() {
    // sum_i c_ii / sum_ik c_ik
    long right = IntStream.range(0, classes()).mapToLong(k -> count(k, k)).sum();
    return (double) right / total();
  }

  /**
   * Returns the binary confusion matrix of one class (positive) against all others (negative).
   *
   * @param k the class, counting from 0
   */
  public BinaryConfusionMatrix oneVsRest(int k) {
    long tp = count(k, k);
    long fn = support(k) - tp;
    long fp = predicted(k) - tp;
    String name = classNames.get(k);
    return new BinaryConfusionMatrix(name, "not " + name, tp, fn, fp, total() - tp - fn - fp);
  }

  @Override
  public String toString() {
    return new ConfusionText(this).toString();
  }
}
