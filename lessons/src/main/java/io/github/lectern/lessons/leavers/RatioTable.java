package io.github.lectern.lessons.leavers;

import io.github.lectern.plots.Html;
import io.github.lectern.plots.HtmlTable;
import io.github.lectern.plots.TableView;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A few numbers as a table, each with a name and a few words that say what it is.
 *
 * <pre>{@code
 * RatioTable.of("F1").row("model 1", "threshold 0.2", model1.f1())
 * }</pre>
 */
public final class RatioTable implements Html {
  private static final List<String> HEADS = List.of("name", "what it is", "value");

  private final String title;
  private final List<Line> lines;

  private record Line(String name, String words, double value) {
    String number() {
      return Double.isNaN(value) ? "undefined (0/0)" : String.format(Locale.ROOT, "%.4f", value);
    }
  }

  private RatioTable(String title, List<Line> lines) {
    this.title = title;
    this.lines = lines;
  }

  /** Returns a table without rows. */
  public static RatioTable of(String title) {
    return new RatioTable(title, List.of());
  }

  /** Returns this table with one more row; NaN is shown as undefined. */
  public RatioTable row(String name, String words, double value) {
    Stream<Line> added = Stream.of(new Line(name, words, value));
    return new RatioTable(title, Stream.concat(lines.stream(), added).toList());
  }

  @Override
  public String toHtml() {
    HtmlTable table = new HtmlTable(title);
    table.head(
        HtmlTable.firstHeader(HEADS.get(0)),
        HtmlTable.firstHeader(HEADS.get(1)),
        HtmlTable.columnHeader(HEADS.get(2)));
    for (Line line : lines) {
      table.row(
          HtmlTable.rowHeader(line.name()),
          HtmlTable.textCell(line.words()),
          HtmlTable.cell(line.number()));
    }
    return table.toString();
  }

  @Override
  public String toString() {
    Table table =
        Table.create(
            title,
            column(HEADS.get(0), Line::name),
            column(HEADS.get(1), Line::words),
            column(HEADS.get(2), Line::number));
    return new TableView(table).toString();
  }

  private StringColumn column(String head, Function<Line, String> text) {
    return StringColumn.create(head, lines.stream().map(text));
  }
}
