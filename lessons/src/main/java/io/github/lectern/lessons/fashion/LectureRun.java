package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A training run as the lecture printed it, for comparison with your own.
 *
 * <pre>{@code
 * LectureRun.net1().beside(net1.history())
 * }</pre>
 *
 * @param title the title of the table
 * @param names the names of the logged values, such as "loss" and "accuracy"
 * @param epochs the values of each epoch, in the order of the names
 * @param evaluation the values that {@code evaluate} printed for the test images; empty if the
 *     lecture did not evaluate the net
 */
public record LectureRun(
    String title, List<String> names, List<List<Double>> epochs, List<Double> evaluation) {
  private static final String EVALUATION = "evaluate";

  /** Creates a run with copies of the lists. */
  public LectureRun {
    names = List.copyOf(names);
    epochs = epochs.stream().map(List::copyOf).toList();
    evaluation = List.copyOf(evaluation);
  }

  /** Returns the run of the small net: 30 units, batches of 1200 images, 20 epochs. */
  public static LectureRun net1() {
    return read("net1, epoch by epoch", "net1");
  }

  /** Returns the run of the deep net: 500 and 500 units, batches of 1200 images, 50 epochs. */
  public static LectureRun net2() {
    return read("net2, epoch by epoch", "net2");
  }

  /** Returns the run of net1 with Flatten, in batches of 32 images, with the metric "accuracy". */
  public static LectureRun flatNet1() {
    return read("net1 with Flatten", "flat-net1");
  }

  /** Returns the run of net1 with Flatten and a CategoricalAccuracy object. */
  public static LectureRun flatNet1ByObject() {
    return read("net1, its accuracy by object", "flat-net1-by-object");
  }

  /** Returns the run of net1 with Flatten, a CategoricalAccuracy object and a Recall object. */
  public static LectureRun flatNet1WithRecall() {
    return read("net1, accuracy and recall", "flat-net1-with-recall");
  }

  /** Returns the run of net2 with Flatten, in batches of 32 images, for five epochs. */
  public static LectureRun flatNet2FiveEpochs() {
    return read("net2, five epochs", "flat-net2-5");
  }

  /** Returns the run of net2 with Flatten, in batches of 32 images, for ten epochs. */
  public static LectureRun flatNet2TenEpochs() {
    return read("net2, ten epochs", "flat-net2-10");
  }

  /** Returns the run of net3: Flatten, five layers of 500 units, batches of 32 images. */
  public static LectureRun net3() {
    return read("net3, ten epochs", "flat-net3");
  }

  /**
   * Returns a table with the lecture's values beside your own. It pairs the values by position,
   * since names may differ: a second recall metric, for example, is called recall_1. If your run
   * was stopped early, the table has fewer rows.
   *
   * @throws IllegalArgumentException if the history has fewer values per epoch than the lecture
   */
  public Table beside(History ours) {
    return beside(ours, IntStream.rangeClosed(1, epochs.size()).toArray());
  }

  /**
   * Returns the same table for some epochs only, counted from 1.
   *
   * @throws IllegalArgumentException if the lecture has no such epoch, or if the history has fewer
   *     values per epoch than the lecture
   */
  public Table beside(History ours, int... chosen) {
    for (int epoch : chosen) {
      if (epoch < 1 || epoch > epochs.size()) {
        throw new IllegalArgumentException(
            "%s: expected epochs from 1 to %d but got %d".formatted(title, epochs.size(), epoch));
      }
    }
    int[] trained = Arrays.stream(chosen).filter(e -> e <= ours.epoch().size()).toArray();
    List<String> logged = List.copyOf(ours.history().keySet());
    if (trained.length > 0 && logged.size() < names.size()) {
      throw new IllegalArgumentException(
          "%s: expected a history with %s but got %s".formatted(title, names, logged));
    }
    return table(ours, logged, trained);
  }

  private Table table(History ours, List<String> logged, int[] trained) {
    List<Column<?>> columns = new ArrayList<>();
    columns.add(IntColumn.create("epoch", trained));
    for (int i = 0; i < names.size(); i++) {
      int value = i;
      columns.add(column(names.get(i) + ", lecture", trained, e -> epochs.get(e - 1).get(value)));
      columns.add(
          column(names.get(i) + ", ours", trained, e -> ours.get(logged.get(value)).get(e - 1)));
    }
    return Table.create(title, columns);
  }

  private static DoubleColumn column(String title, int[] trained, IntToDoubleFunction value) {
    DoubleColumn column = DoubleColumn.create(title, Arrays.stream(trained).mapToDouble(value));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }

  private static LectureRun read(String title, String file) {
    List<List<String>> rows =
        text(file + ".csv").lines().map(line -> Arrays.asList(line.split(",", -1))).toList();
    List<List<Double>> epochs = new ArrayList<>();
    List<Double> evaluation = List.of();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<Double> values = row.stream().skip(1).map(Double::valueOf).toList();
      if (row.get(0).equals(EVALUATION)) {
        evaluation = values;
      } else {
        epochs.add(values);
      }
    }
    return new LectureRun(title, rows.get(0).subList(1, rows.get(0).size()), epochs, evaluation);
  }

  private static String text(String resource) {
    try (InputStream in = LectureRun.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
