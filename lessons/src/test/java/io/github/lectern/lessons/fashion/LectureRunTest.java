package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Expected numbers: the lecture's printed output, net1 and net2. */
class LectureRunTest {
  @Test
  void net1_has_the_twenty_epochs_that_the_lecture_printed() {
    LectureRun net1 = LectureRun.net1();
    assertThat(net1.epochs()).hasSize(20);
    assertThat(net1.epochs().get(0)).isEqualTo(new LectureEpoch(32.5672, 0.3730));
    assertThat(net1.epochs().get(2)).isEqualTo(new LectureEpoch(1.9154, 0.3809));
    assertThat(net1.epochs().get(19)).isEqualTo(new LectureEpoch(1.0567, 0.5975));
    assertThat(net1.evaluation()).isEqualTo(new LectureEpoch(1.0963, 0.5930));
  }

  @Test
  void net2_has_the_fifty_epochs_that_the_lecture_printed() {
    LectureRun net2 = LectureRun.net2();
    assertThat(net2.epochs()).hasSize(50);
    assertThat(net2.epochs().get(0)).isEqualTo(new LectureEpoch(21.6114, 0.6873));
    assertThat(net2.epochs().get(44)).isEqualTo(new LectureEpoch(0.1374, 0.9519));
    assertThat(net2.epochs().get(49)).isEqualTo(new LectureEpoch(0.1041, 0.9610));
    assertThat(net2.evaluation()).isEqualTo(new LectureEpoch(0.7063, 0.8620));
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
  void a_choice_of_epochs_gives_those_rows() {
    Table table = LectureRun.net1().beside(twoEpochs(), 2);
    assertThat(table.rowCount()).isEqualTo(1);
    assertThat(row(table, 0)).containsExactly("2", "2.4414", "2.4426", "0.3877", "0.3876");
  }

  @Test
  void a_training_that_was_stopped_early_gives_fewer_rows() {
    assertThat(LectureRun.net1().beside(twoEpochs(), 1, 3, 20).rowCount()).isEqualTo(1);
    assertThat(LectureRun.net1().beside(new History()).rowCount()).isZero();
  }

  @Test
  void an_epoch_that_the_lecture_does_not_have_is_refused() {
    assertThatThrownBy(() -> LectureRun.net1().beside(twoEpochs(), 1, 21))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("net1: the lecture has epochs 1 to 20, was asked for 21");
  }

  private static String[] row(Table table, int row) {
    return table.columns().stream().map(column -> column.getString(row)).toArray(String[]::new);
  }

  private static History twoEpochs() {
    History history = new History();
    history.onEpochEnd(0, Map.of("loss", 32.5636, "accuracy", 0.3732));
    history.onEpochEnd(1, Map.of("loss", 2.4426, "accuracy", 0.3876));
    return history;
  }
}
