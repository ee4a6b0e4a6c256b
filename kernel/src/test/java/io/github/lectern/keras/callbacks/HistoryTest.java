package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();

  private void epoch(int epoch, double loss, double accuracy) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("loss", loss);
    logs.put("accuracy", accuracy);
    history.onEpochEnd(epoch, logs);
  }

  @Test
  void it_keeps_the_values_of_each_epoch_in_order() {
    epoch(0, 32.5672, .3730);
    epoch(1, 2.4414, .3877);
    assertThat(history.epoch()).containsExactly(0, 1);
    assertThat(history.get("loss")).containsExactly(32.5672, 2.4414);
    assertThat(history.history().keySet()).containsExactly("loss", "accuracy");
  }

  @Test
  void its_text_shows_where_the_values_came_from_and_went_to() {
    assertThat(history).hasToString("History(0 epochs)");
    epoch(0, 32.5672, .3730);
    assertThat(history).hasToString("History(1 epoch: loss 32.5672, accuracy 0.3730)");
    epoch(1, 2.4414, .3877);
    assertThat(history)
        .hasToString("History(2 epochs: loss 32.5672 -> 2.4414, accuracy 0.3730 -> 0.3877)");
  }

  @Test
  void later_logs_do_not_change_what_it_holds() {
    Map<String, Double> logs = new LinkedHashMap<>(Map.of("loss", 1.0));
    history.onEpochEnd(0, logs);
    logs.put("loss", 9.0);
    assertThat(history.get("loss")).containsExactly(1.0);
    assertThatThrownBy(() -> history.get("loss").add(2.0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> history.history().get("loss").add(2.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void an_unknown_name_lists_the_known_ones() {
    epoch(0, 1, .5);
    assertThatThrownBy(() -> history.get("acc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("History has no \"acc\"; it has loss, accuracy");
  }

  @Test
  void an_empty_history_says_so() {
    assertThatThrownBy(() -> new History().get("loss"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("History has no \"loss\"; it is empty: first train at least one epoch");
  }
}
