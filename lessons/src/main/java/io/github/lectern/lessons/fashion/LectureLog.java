package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * What the lecture printed for each epoch of a training in batches of 32, with whatever metrics, to
 * hold beside one's own.
 *
 * <pre>{@code
 * LectureLog.net3().beside(net3.history())
 * }</pre>
 *
 * @param title of the table
 * @param names of the numbers, such as "loss" and "accuracy"
 * @param epochs the numbers of each epoch, in the order of the names
 */
public record LectureLog(String title, List<String> names, List<List<Double>> epochs) {
  /** Copies the lists. */
  public LectureLog {
    names = List.copyOf(names);
    epochs = epochs.stream().map(List::copyOf).toList();
  }

  /** Flatten, 30, 10; with "accuracy". */
  public static LectureLog net1() {
    return read("net1 with Flatten", "flat-net1");
  }

  /** Flatten, 30, 10; with a CategoricalAccuracy. */
  public static LectureLog net1ByObject() {
    return read("net1, its accuracy by object", "flat-net1-by-object");
  }

  /** Flatten, 30, 10; with a CategoricalAccuracy and a Recall. */
  public static LectureLog net1WithRecall() {
    return read("net1, accuracy and recall", "flat-net1-with-recall");
  }

  /** Flatten, 500, 500, 10; the training of five epochs. */
  public static LectureLog net2FiveEpochs() {
    return read("net2, five epochs", "flat-net2-5");
  }

  /** Flatten, 500, 500, 10; the training of ten epochs. */
  public static LectureLog net2TenEpochs() {
    return read("net2, ten epochs", "flat-net2-10");
  }

  /** Flatten, five times 500, 10. */
  public static LectureLog net3() {
    return read("net3, ten epochs", "flat-net3");
  }

  /**
   * A table with the lecture's numbers beside one's own, which are taken in the order of the log,
   * whatever their names: a second recall is called recall_1. A training that was stopped early
   * gives fewer rows.
   *
   * @throws IllegalArgumentException if the history has fewer numbers for each epoch
   */
  public Table beside(History ours) {
    List<String> logged = List.copyOf(ours.history().keySet());
    int rows = Math.min(epochs.size(), ours.epoch().size());
    if (rows > 0 && logged.size() < names.size()) {
      throw new IllegalArgumentException(
          "%s: expected a training that logs %s, was %s".formatted(title, names, logged));
    }
    List<Column<?>> columns = new ArrayList<>();
    columns.add(IntColumn.create("epoch", IntStream.rangeClosed(1, rows).toArray()));
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      List<Double> own = rows == 0 ? List.of() : ours.get(logged.get(i));
      columns.add(column(names.get(i) + ", lecture", rows, epochs.stream().map(e -> e.get(place))));
      columns.add(column(names.get(i) + ", ours", rows, own.stream()));
    }
    return Table.create(title, columns);
  }

  private static DoubleColumn column(String name, int rows, Stream<Double> values) {
    DoubleColumn column = DoubleColumn.create(name, values.limit(rows).toArray(Double[]::new));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }

  private static LectureLog read(String title, String file) {
    List<List<String>> rows =
        text(file + ".csv").lines().map(line -> Arrays.asList(line.split(",", -1))).toList();
    List<String> names = rows.get(0).subList(1, rows.get(0).size());
    List<List<Double>> epochs =
        rows.stream()
            .skip(1)
            .map(row -> row.stream().skip(1).map(Double::valueOf).toList())
            .toList();
    return new LectureLog(title, names, epochs);
  }

  private static String text(String resource) {
    try (InputStream in = LectureLog.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
