package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.callbacks.History;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class EpochTableTest {
  @Test
  void the_best_epoch_has_the_lowest_validation_loss_and_the_last_is_the_last() {
    History history = new History();
    double[] losses = {0.9, 0.5, 0.3, 0.1};
    double[] validationLosses = {0.8, 0.6, 0.55, 0.7};
    for (int i = 0; i < losses.length; i++) {
      Map<String, Double> logs = new LinkedHashMap<>();
      logs.put("loss", losses[i]);
      logs.put("val_loss", validationLosses[i]);
      history.onEpochEnd(i, logs);
    }
    Table table = EpochTable.bestAndLast(history);
    assertThat(table.columnNames()).containsExactly("which", "epoch", "loss", "val_loss");
    assertThat(table.row(0).getString("which")).isEqualTo("lowest val_loss");
    assertThat(table.intColumn("epoch").asObjectArray()).containsExactly(3, 4);
    assertThat(table.doubleColumn("loss").asDoubleArray()).containsExactly(0.3, 0.1);
    assertThat(table.doubleColumn("val_loss").asDoubleArray()).containsExactly(0.55, 0.7);
    assertThat(table.doubleColumn("val_loss").getString(0)).isEqualTo("0.5500");
  }

  @Test
  void a_run_without_validation_is_refused() {
    History history = new History();
    history.onEpochEnd(0, Map.of("loss", 1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EpochTable.bestAndLast(history))
        .withMessage("History has no \"val_loss\"; it has loss");
  }
}
