package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The expected numbers are those of the lecture's printed output. */
class LectureRunTest {
  @Test
  void net1_has_the_twenty_epochs_that_the_lecture_printed() {
    LectureRun net1 = LectureRun.net1();
    assertThat(net1.epochs()).hasSize(20);
    assertThat(net1.epochs().get(0)).isEqualTo(List.of(32.5672, 0.3730));
    assertThat(net1.epochs().get(2)).isEqualTo(List.of(1.9154, 0.3809));
    assertThat(net1.epochs().get(19)).isEqualTo(List.of(1.0567, 0.5975));
    assertThat(net1.evaluation()).isEqualTo(List.of(1.0963, 0.5930));
  }

  @Test
  void net2_has_the_fifty_epochs_that_the_lecture_printed() {
    LectureRun net2 = LectureRun.net2();
    assertThat(net2.epochs()).hasSize(50);
    assertThat(net2.epochs().get(0)).isEqualTo(List.of(21.6114, 0.6873));
    assertThat(net2.epochs().get(44)).isEqualTo(List.of(0.1374, 0.9519));
    assertThat(net2.epochs().get(49)).isEqualTo(List.of(0.1041, 0.9610));
    assertThat(net2.evaluation()).isEqualTo(List.of(0.7063, 0.8620));
  }

  @Test
  void the_table_puts_ours_beside_the_lecture() {
    Table table = LectureRun.net1().beside(twoEpochs());
    assertThat(table.columnNames())
        .containsExactly(
            "epoch", "loss, lecture", "loss, ours", "accuracy, lecture", "accuracy, ours");
    assertThat(table.rowCount()).isEqualTo(2);
    assertThat(row(table, 0)).containsExactly("1", "32.5672", "32.5636", "0.3730", "0.3732");
    assertThat(row(table, 1)).containsExactly("2", "2.4414", "2.4426", "0.3877", "0.3876");
  }

  @Test
  void chosen_epochs_are_the_rows_of_the_table() {
    Table table = LectureRun.net1().beside(twoEpochs(), 2);
    assertThat(table.rowCount()).isEqualTo(1);
    assertThat(row(table, 0)).containsExactly("2", "2.4414", "2.4426", "0.3877", "0.3876");
  }

  @Test
  void a_run_that_was_stopped_early_has_fewer_rows() {
    assertThat(LectureRun.net1().beside(twoEpochs(), 1, 3, 20).rowCount()).isEqualTo(1);
    assertThat(LectureRun.net1().beside(new History()).rowCount()).isZero();
  }

  @Test
  void an_epoch_that_the_lecture_does_not_have_is_refused() {
    assertThatThrownBy(() -> LectureRun.net1().beside(twoEpochs(), 1, 21))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("net1, epoch by epoch: expected epochs from 1 to 20 but got 21");
  }

  private static String[] row(Table table, int row) {
    return table.columns().stream().map(column -> column.getString(row)).toArray(String[]::new);
  }

  private static History twoEpochs() {
    History history = new History();
    history.onEpochEnd(0, logs(32.5636, 0.3732));
    history.onEpochEnd(1, logs(2.4426, 0.3876));
    return history;
  }

  private static Map<String, Double> logs(double loss, double accuracy) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("loss", loss);
    logs.put("accuracy", accuracy);
    return logs;
  }

  @Test
  void each_run_in_batches_of_32_has_the_epochs_that_the_lecture_printed() {
    assertThat(LectureRun.flatNet1().epochs()).hasSize(5).contains(List.of(2.5307, 0.4100));
    assertThat(LectureRun.flatNet1ByObject().epochs()).hasSize(5).endsWith(List.of(0.8963, 0.6265));
    assertThat(LectureRun.flatNet1WithRecall().epochs())
        .hasSize(5)
        .startsWith(List.of(2.5228, 0.4112, 0.3025))
        .endsWith(List.of(0.7308, 0.7150, 0.5950));
    assertThat(LectureRun.flatNet2FiveEpochs().epochs())
        .hasSize(5)
        .endsWith(List.of(0.4371, 0.8444));
    assertThat(LectureRun.flatNet2TenEpochs().epochs())
        .hasSize(10)
        .startsWith(List.of(2.2335, 0.7515))
        .endsWith(List.of(0.3963, 0.8594));
    assertThat(LectureRun.net3().epochs())
        .hasSize(10)
        .startsWith(List.of(0.9818, 0.7952))
        .endsWith(List.of(0.3138, 0.8883));
  }

  @Test
  void the_table_pairs_values_by_position() {
    Table table =
        LectureRun.flatNet1WithRecall().beside(history("categorical_accuracy", "recall_7"));
    assertThat(table.columnNames())
        .containsExactly(
            "epoch",
            "loss, lecture",
            "loss, ours",
            "categorical_accuracy, lecture",
            "categorical_accuracy, ours",
            "recall, lecture",
            "recall, ours");
    assertThat(table.rowCount()).isEqualTo(1);
    assertThat(table.columns().stream().map(column -> column.getString(0)))
        .containsExactly("1", "2.5228", "1.0000", "0.4112", "2.0000", "0.3025", "3.0000");
  }

  @Test
  void a_run_that_was_stopped_before_its_first_epoch_has_no_rows() {
    assertThat(LectureRun.net3().beside(new History()).rowCount()).isZero();
  }

  @Test
  void a_run_that_logs_less_is_refused() {
    assertThatThrownBy(() -> LectureRun.flatNet1WithRecall().beside(history("accuracy")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "net1, accuracy and recall: expected a history with"
                + " [loss, categorical_accuracy, recall] but got [loss, accuracy]");
  }

  /** Returns a history of one epoch, with the values 1, 2, 3, ... */
  private static History history(String... metrics) {
    Map<String, Double> logs = new LinkedHashMap<>(Map.of("loss", 1.0));
    for (String metric : metrics) {
      logs.put(metric, logs.size() + 1.0);
    }
    History history = new History();
    history.onEpochEnd(0, logs);
    return history;
  }
}
