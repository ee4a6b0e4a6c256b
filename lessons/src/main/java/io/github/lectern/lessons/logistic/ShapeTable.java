package io.github.lectern.lessons.logistic;

import io.github.lectern.plots.Html;
import io.github.lectern.plots.TableView;
import io.github.lectern.tensor.Shapes;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table of tensors with their names and shapes, one per row.
 *
 * <pre>{@code
 * new ShapeTable().add("X", X, "the images").add("W", W, "the weights")
 * }</pre>
 */
public final class ShapeTable implements Html {
  private final List<Row> rows;

  private record Row(String name, String shape, String meaning) {}

  /** Creates a table without rows. */
  public ShapeTable() {
    this(List.of());
  }

  private ShapeTable(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * Returns this table with one more row.
   *
   * @param name the name of the tensor in a formula
   * @param tensor a tensor of any shape
   * @param meaning a short description of what the tensor contains
   */
  public ShapeTable add(String name, INDArray tensor, String meaning) {
    Row row = new Row(name, Shapes.tuple(tensor), meaning);
    return new ShapeTable(Stream.concat(rows.stream(), Stream.of(row)).toList());
  }

  private TableView view() {
    return new TableView(
        Table.create(
            "Shapes",
            StringColumn.create("name", rows.stream().map(Row::name)),
            StringColumn.create("shape", rows.stream().map(Row::shape)),
            StringColumn.create("what it holds", rows.stream().map(Row::meaning))));
  }

  @Override
  public String toHtml() {
    return view().toHtml();
  }

  @Override
  public String toString() {
    return view().toString();
  }
}
