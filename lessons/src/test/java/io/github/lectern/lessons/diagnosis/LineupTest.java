package io.github.lectern.lessons.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineupTest {
  private static History ending(double accuracy) {
    History history = new History();
    history.onEpochEnd(0, Map.of("val_accuracy", 0.1));
    history.onEpochEnd(1, Map.of("val_accuracy", accuracy));
    return history;
  }

  @Test
  void each_row_has_mean_deviation_and_extremes_of_the_last_epoch() {
    Lineup lineup =
        new Lineup()
            .add("as in the lecture", ending(.2), ending(.4), ending(.9))
            .add("one seed", ending(.8));
    // sqrt((.09 + .01 + .16) / 2) = 0.361
    assertThat(lineup.toString().lines())
        .anyMatch(line -> line.matches("as in the lecture +3 +0.500 +0.361 +0.200 +0.900"))
        .anyMatch(line -> line.matches("one seed +1 +0.800 +0.000 +0.800 +0.800"));
    assertThat(lineup.toHtml()).contains("<caption", "as in the lecture");
  }

  @Test
  void rows_without_runs_or_validation_are_refused() {
    assertThatThrownBy(() -> new Lineup().add("none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lineup: expected at least one run for \"none\" but got none");
    History without = new History();
    without.onEpochEnd(0, Map.of("loss", 1.0));
    assertThatThrownBy(() -> new Lineup().add("x", without)).hasMessageContaining("val_accuracy");
  }
}
