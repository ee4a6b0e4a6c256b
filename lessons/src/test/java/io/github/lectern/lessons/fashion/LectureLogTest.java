package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Expected numbers: the lecture's printed output. */
class LectureLogTest {
  @Test
  void each_training_has_the_epochs_that_the_lecture_printed() {
    assertThat(LectureLog.net1().epochs()).hasSize(5).contains(List.of(2.5307, 0.4100));
    assertThat(LectureLog.net1ByObject().epochs()).hasSize(5).endsWith(List.of(0.8963, 0.6265));
    assertThat(LectureLog.net1WithRecall().epochs())
        .hasSize(5)
        .startsWith(List.of(2.5228, 0.4112, 0.3025))
        .endsWith(List.of(0.7308, 0.7150, 0.5950));
    assertThat(LectureLog.net2FiveEpochs().epochs()).hasSize(5).endsWith(List.of(0.4371, 0.8444));
    assertThat(LectureLog.net2TenEpochs().epochs())
        .hasSize(10)
        .startsWith(List.of(2.2335, 0.7515))
        .endsWith(List.of(0.3963, 0.8594));
    assertThat(LectureLog.net3().epochs())
        .hasSize(10)
        .startsWith(List.of(0.9818, 0.7952))
        .endsWith(List.of(0.3138, 0.8883));
  }

  @Test
  void the_table_puts_ours_beside_the_lecture_in_the_order_of_the_log() {
    Table table = LectureLog.net1WithRecall().beside(history("categorical_accuracy", "recall_7"));
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
  void a_training_that_was_stopped_before_its_first_epoch_gives_no_row() {
    assertThat(LectureLog.net3().beside(new History()).rowCount()).isZero();
  }

  @Test
  void a_training_that_logs_less_is_refused() {
    assertThatThrownBy(() -> LectureLog.net1WithRecall().beside(history("accuracy")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "net1, accuracy and recall: expected a training that logs"
                + " [loss, categorical_accuracy, recall], was [loss, accuracy]");
  }

  /** One epoch, whose numbers are 1, 2, 3, ... */
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
