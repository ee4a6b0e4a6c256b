package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts predictions by class: row i, column k counts the samples of class i that were predicted as
 * class k, as in {@code tf.math.confusion_matrix}.
 *
 * <pre>{@code
 * ConfusionMatrix.of(data.yTest(), net1.predict(XX)).named(FashionMnist.classNames())
 * }</pre>
 *
 * @param classNames a name for each class
 * @param counts [classes][classes], rows are the true class
 */
public record ConfusionMatrix(List<String> classNames, List<List<Long>> counts) {
  private static final double ONE_HALF = 0.5;
  private static final int MOST_CLASSES = 1000;

  /**
   * Copies the counts.
   *
   * @throws IllegalArgumentException if the counts are negative or not square, or names are missing
   */
  public ConfusionMatrix {
    classNames = List.copyOf(classNames);
    counts = counts.stream().map(List::copyOf).toList();
    int n = counts.size();
    if (n == 0 || counts.stream().anyMatch(row -> row.size() != n)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected as many columns as rows, at least 1 but got "
              + counts.stream().map(List::size).toList()
              + " in the rows");
    }
    if (counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected counts from 0 but got " + counts);
    }
    if (classNames.size() != n) {
      throw new IllegalArgumentException(
          "ConfusionMatrix: expected %d names, one for each class but got %s"
              .formatted(n, classNames));
    }
  }

  /**
   * Counts labels against predictions. Either may be class codes, [n] or [n,1], or one-hot rows or
   * probabilities, [n,classes], of which the largest number decides.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or a code is not a whole number from
   *     0
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
          "%s: expected codes of at most %,d classes but got %,d"
              .formatted(caller, MOST_CLASSES, seen));
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
   * Returns the matrix of these counts.
   *
   * @param counts [classes][classes], rows are the true class
   * @throws IllegalArgumentException if the counts are negative or not square
   */
  public static ConfusionMatrix of(long[][] counts) {
    return new ConfusionMatrix(
        IntStream.range(0, counts.length).mapToObj(Integer::toString).toList(),
        Arrays.stream(counts).map(row -> LongStream.of(row).boxed().toList()).toList());
  }

  /**
   * Counts labels of 0 and 1 against scores: what is above one half is taken for 1.
   *
   * @param yTrue [n] or [n,1]
   * @param yScore [n] or [n,1], such as the output of a sigmoid
   * @throws IllegalArgumentException if the shapes do not fit, a label is neither 0 nor 1, or a
   *     score is NaN
   */
  public static BinaryConfusionMatrix binary(INDArray yTrue, INDArray yScore) {
    return BinaryConfusionMatrix.of(yTrue, yScore, ONE_HALF);
  }

  /**
   * Counts labels of 0 and 1 against scores: what is above the threshold is taken for 1, as in
   * {@link Recall} and {@link Precision}.
   *
   * @throws IllegalArgumentException as {@link #binary(INDArray, INDArray)}
   */
  public static BinaryConfusionMatrix binary(INDArray yTrue, INDArray yScore, Threshold threshold) {
    return BinaryConfusionMatrix.of(yTrue, yScore, threshold.value());
  }

  /**
   * Returns the same counts with names for the classes.
   *
   * @throws IllegalArgumentException unless there is a name for each
   */
  public ConfusionMatrix named(List<String> classNames) {
    return new ConfusionMatrix(classNames, counts);
  }

  /** Returns the number of classes. */
  public int classes() {
    return counts.size();
  }

  /** Returns how many of a true class were taken for a predicted one; both count from 0. */
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
   * One class against all others, as a question of yes or no.
   *
   * @param k the class, from 0
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
