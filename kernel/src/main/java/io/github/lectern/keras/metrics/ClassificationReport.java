package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A table of the precision, recall and F1 score of each class and their means, with the columns of
 * scikit-learn's {@code classification_report}.
 *
 * <pre>{@code
 * ClassificationReport.of(ConfusionMatrix.of(data.yTest(), net1.predict(XX)))
 * }</pre>
 *
 * @param classes one row per class, in the order of the matrix
 * @param accuracy the fraction of samples predicted correctly
 * @param macro the unweighted means over the classes
 * @param weighted the means over the classes, weighted by support
 */
public record ClassificationReport(List<Row> classes, double accuracy, Row macro, Row weighted) {
  /**
   * A row of the table, which belongs to a class or contains means.
   *
   * @param name the name of the class, or "macro avg" or "weighted avg"
   * @param precision the precision, or NaN if no sample was predicted as the class
   * @param recall the recall, or NaN if there are no samples of the class
   * @param f1 the harmonic mean of precision and recall, or 0 if there are no true positives
   * @param support the number of samples of the class; in a row of means, the number of all samples
   */
  public record Row(String name, double precision, double recall, double f1, long support) {}

  /** Copies the rows. */
  public ClassificationReport {
    classes = List.copyOf(classes);
  }

  /** Returns the report for a confusion matrix. */
  public static ClassificationReport of(ConfusionMatrix matrix) {
    List<Row> rows =
        IntStream.range(0, matrix.classes()).mapToObj(k -> row(matrix.oneVsRest(k))).toList();
    return new ClassificationReport(
        rows, matrix.accuracy(), mean("macro avg", rows, row -> 1), weighted(rows));
  }

  /** Returns the report for a binary classifier, with one row for each of the two classes. */
  public static ClassificationReport of(BinaryConfusionMatrix m) {
    return of(
        ConfusionMatrix.of(new long[][] {{m.tp(), m.fn()}, {m.fp(), m.tn()}})
            .named(List.of(m.positive(), m.negative())));
  }

  private static Row row(BinaryConfusionMatrix one) {
    return new Row(one.positive(), one.precision(), one.recall(), one.f1(), one.tp() + one.fn());
  }

  private static Row weighted(List<Row> rows) {
    return mean("weighted avg", rows, Row::support);
  }

  // sum_k w_k x_k / sum_k w_k, where an undefined x_k counts as 0
  private static Row mean(String name, List<Row> rows, ToDoubleFunction<Row> weight) {
    return new Row(
        name,
        mean(rows, weight, Row::precision),
        mean(rows, weight, Row::recall),
        mean(rows, weight, Row::f1),
        rows.stream().mapToLong(Row::support).sum());
  }

  private static double mean(
      List<Row> rows, ToDoubleFunction<Row> weight, ToDoubleFunction<Row> value) {
    double weights = rows.stream().mapToDouble(weight).sum();
    double sum =
        rows.stream()
            .filter(row -> !Double.isNaN(value.applyAsDouble(row)))
            .mapToDouble(row -> weight.applyAsDouble(row) * value.applyAsDouble(row))
            .sum();
    return sum / weights;
  }

  /** Returns whether a precision or a recall is undefined (0/0) and counts as 0 in the means. */
  public boolean hasUndefined() {
    return classes.stream()
        .anyMatch(row -> Double.isNaN(row.precision()) || Double.isNaN(row.recall()));
  }

  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "precision", "recall", "f1-score", "support"));
    classes.forEach(row -> lines.add(cells(row)));
    lines.add(List.of("accuracy", "", "", PythonNumber.fixed(accuracy, 4), count(macro.support())));
    lines.add(cells(macro));
    lines.add(cells(weighted));
    return ConfusionText.aligned(lines)
        + (hasUndefined() ? "\nundefined: 0/0, which counts as 0 in the averages" : "");
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.name(),
        number(row.precision()),
        number(row.recall()),
        number(row.f1()),
        count(row.support()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "undefined" : PythonNumber.fixed(value, 4);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
