package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * One training as the lecture printed it, to hold beside one's own.
 *
 * @param name of the net, such as "net1"
 * @param epochs what was printed for each epoch
 * @param evaluation what {@code evaluate} printed for the test images
 */
public record LectureRun(String name, List<LectureEpoch> epochs, LectureEpoch evaluation) {
  /** Copies the epochs. */
  public LectureRun {
    epochs = List.copyOf(epochs);
  }

  /** The small net: 30 nodes, batches of 1200 images, 20 epochs. */
  public static LectureRun net1() {
    return read("net1");
  }

  /** The deep net: twice 500 nodes, batches of 1200 images, 50 epochs. */
  public static LectureRun net2() {
    return read("net2");
  }

  /**
   * A table with the lecture's loss and accuracy beside one's own. A training that was stopped
   * early gives fewer rows; one that logged its accuracy under another name is refused by {@link
   * History#get}.
   */
  public Table beside(History ours) {
    return beside(ours, IntStream.rangeClosed(1, epochs.size()).toArray());
  }

  /**
   * The same table with only these epochs, which count from 1.
   *
   * @throws IllegalArgumentException if the lecture has no such epoch
   */
  public Table beside(History ours, int... chosen) {
    for (int epoch : chosen) {
      if (epoch < 1 || epoch > epochs.size()) {
        throw new IllegalArgumentException(
            "%s: the lecture has epochs 1 to %d, was asked for %d"
                .formatted(name, epochs.size(), epoch));
      }
    }
    int[] trained = Arrays.stream(chosen).filter(e -> e <= ours.epoch().size()).toArray();
    return Table.create(
        name + ", epoch by epoch",
        IntColumn.create("epoch", trained),
        column("loss, lecture", trained, i -> epochs.get(i).loss()),
        column("loss, ours", trained, i -> ours.get("loss").get(i)),
        column("accuracy, lecture", trained, i -> epochs.get(i).accuracy()),
        column("accuracy, ours", trained, i -> ours.get("accuracy").get(i)));
  }

  private static DoubleColumn column(String title, int[] trained, Values values) {
    DoubleColumn column =
        DoubleColumn.create(title, Arrays.stream(trained).mapToDouble(e -> values.at(e - 1)));
    column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return column;
  }

  private static LectureRun read(String name) {
    List<String[]> rows =
        text(name + ".csv").lines().skip(1).map(line -> line.split(",", -1)).toList();
    List<LectureEpoch> all =
        rows.stream()
            .map(row -> new LectureEpoch(Double.parseDouble(row[1]), Double.parseDouble(row[2])))
            .toList();
    int last = all.size() - 1; // the row of the evaluation
    return new LectureRun(name, all.subList(0, last), all.get(last));
  }

  private static String text(String resource) {
    try (InputStream in = LectureRun.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Values {
    double at(int index);
  }
}
