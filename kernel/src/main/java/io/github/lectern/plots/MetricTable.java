package io.github.lectern.plots;

import static io.github.lectern.plots.HtmlTable.cell;
import static io.github.lectern.plots.HtmlTable.columnHeader;
import static io.github.lectern.plots.HtmlTable.corner;
import static io.github.lectern.plots.HtmlTable.firstHeader;
import static io.github.lectern.plots.HtmlTable.groupHeader;
import static io.github.lectern.plots.HtmlTable.rightCell;
import static io.github.lectern.plots.HtmlTable.rowHeader;
import static io.github.lectern.plots.HtmlTable.strongCell;
import static io.github.lectern.plots.HtmlTable.wrongCell;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.tensor.Plural;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Confusion matrices, reports and curves as tables that are also accessible to screen readers. */
public final class MetricTable implements Html {
  private final String html;
  private final String text;

  private MetricTable(String html, String text) {
    this.html = html;
    this.text = text;
  }

  /**
   * Returns a table with one row for each true class and one column for each predicted class. The
   * diagonal is bold.
   */
  public static MetricTable of(ConfusionMatrix matrix) {
    HtmlTable table =
        new HtmlTable(
            "Confusion matrix of %s: accuracy %s. Each row is a true class."
                .formatted(Plural.of(matrix.total(), "sample"), ratio(matrix.accuracy())));
    table.head(corner(), groupHeader(matrix.classes(), "predicted class"));
    table.head(
        Stream.concat(
                Stream.of(firstHeader("true class")),
                matrix.classNames().stream().map(HtmlTable::columnHeader))
            .toArray(String[]::new));
    for (int i = 0; i < matrix.classes(); i++) {
      table.row(row(matrix, i));
    }
    return new MetricTable(table.toString(), matrix.toString());
  }

  private static String[] row(ConfusionMatrix matrix, int i) {
    return IntStream.range(-1, matrix.classes())
        .mapToObj(
            k -> k < 0 ? rowHeader(matrix.classNames().get(i)) : count(matrix.count(i, k), i == k))
        .toArray(String[]::new);
  }

  private static String count(long count, boolean isRight) {
    return isRight ? strongCell(number(count)) : cell(number(count));
  }

  /**
   * Returns a table with TP and FN in the first row, FP and TN in the second, and the ratios of
   * each row and column in the margins. Correct predictions are blue and wrong ones vermillion.
   */
  public static MetricTable of(BinaryConfusionMatrix m) {
    HtmlTable table =
        new HtmlTable(
            "Confusion matrix of %s: accuracy %s, F1 %s. Each row is a true class."
                .formatted(Plural.of(m.total(), "sample"), ratio(m.accuracy()), ratio(m.f1())));
    table.head(corner(), groupHeader(2, "predicted class"), corner());
    table.head(
        firstHeader("true class"),
        columnHeader(m.positive()),
        columnHeader(m.negative()),
        columnHeader("of the row"));
    table.row(
        rowHeader(m.positive()),
        rightCell("TP " + number(m.tp())),
        wrongCell("FN " + number(m.fn())),
        cell("recall " + ratio(m.recall())));
    table.row(
        rowHeader(m.negative()),
        wrongCell("FP " + number(m.fp())),
        rightCell("TN " + number(m.tn())),
        cell("specificity " + ratio(m.specificity()) + ", FPR " + ratio(m.fpr())));
    table.row(
        rowHeader("of the column"),
        cell("precision " + ratio(m.precision())),
        cell(""),
        cell("accuracy " + ratio(m.accuracy())));
    return new MetricTable(table.toString(), m.toString());
  }

  /** Returns a table with one row for each class, and the averages below them. */
  public static MetricTable of(ClassificationReport report) {
    HtmlTable table =
        new HtmlTable(
            "Classification report: accuracy %s%s"
                .formatted(
                    ratio(report.accuracy()),
                    report.hasUndefined() ? "; 0/0 counts as 0 in the averages" : ""));
    table.head(
        firstHeader("class"),
        columnHeader("precision"),
        columnHeader("recall"),
        columnHeader("f1-score"),
        columnHeader("support"));
    Stream.concat(report.classes().stream(), Stream.of(report.macro(), report.weighted()))
        .forEach(
            row ->
                table.row(
                    rowHeader(row.name()),
                    cell(ratio(row.precision())),
                    cell(ratio(row.recall())),
                    cell(ratio(row.f1())),
                    cell(number(row.support()))));
    return new MetricTable(table.toString(), report.toString());
  }

  /**
   * Returns a table with one row for each threshold. If there are more than 40, the table shows
   * only the first ten and the last ten.
   */
  public static MetricTable of(RocCurve curve) {
    Table table =
        Table.create(
            "ROC curve, AUC %.5f".formatted(curve.auc()),
            StringColumn.create(
                "threshold", curve.points().stream().map(point -> threshold(point.threshold()))),
            column("false positive rate", curve.points().stream(), RocCurve.Point::fpr),
            column("recall", curve.points().stream(), RocCurve.Point::tpr));
    return new MetricTable(new TableView(table).toHtml(), curve.toString());
  }

  /**
   * Returns a table with one row for each threshold. If there are more than 40, the table shows
   * only the first ten and the last ten.
   */
  public static MetricTable of(PrecisionRecallCurve curve) {
    Stream<PrecisionRecallCurve.Point> points = curve.points().stream();
    Table table =
        Table.create(
            "Precision-recall curve, average precision %.5f".formatted(curve.averagePrecision()),
            StringColumn.create("threshold", points.map(point -> threshold(point.threshold()))),
            column("recall", curve.points().stream(), PrecisionRecallCurve.Point::recall),
            column("precision", curve.points().stream(), PrecisionRecallCurve.Point::precision));
    return new MetricTable(new TableView(table).toHtml(), curve.toString());
  }

  private static <T> DoubleColumn column(String name, Stream<T> points, ToDoubleFunction<T> value) {
    DoubleColumn column = DoubleColumn.create(name, points.mapToDouble(value));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }

  private static String threshold(double value) {
    return value == Double.NEGATIVE_INFINITY
        ? "(none)"
        : Ticks.withMinus(String.format(Locale.ROOT, "%.4f", value));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String ratio(double value) {
    return Double.isNaN(value) ? "undefined (0/0)" : String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public String toHtml() {
    return html;
  }

  @Override
  public String toString() {
    return text;
  }
}
