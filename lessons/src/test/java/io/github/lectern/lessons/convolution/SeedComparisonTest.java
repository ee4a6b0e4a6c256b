package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.History;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedComparisonTest {
  // (.8 + .9 + .7) / 3 = .8; sqrt((0 + .01 + .01) / 2) = .1
  private static final SeedComparison NETS =
      new SeedComparison()
          .add("small", 12_810, run(.1, .8), run(.2, .9), run(.3, .7))
          .add("one", 1_000_000, run(.5, .6));

  private static History run(double... accuracies) {
    History history = new History();
    for (int epoch = 0; epoch < accuracies.length; epoch++) {
      history.onEpochEnd(epoch, Map.of("val_accuracy", accuracies[epoch]));
    }
    return history;
  }

  @Test
  void the_table_has_the_mean_of_the_last_epochs_and_its_deviation() {
    assertThat(NETS.toString().lines())
        .anyMatch(line -> line.matches(".*small.*12,810.*0\\.800.*0\\.100.*"))
        .anyMatch(line -> line.matches(".*one.*1,000,000.*0\\.600.*0\\.000.*"));
    assertThat(NETS.toHtml()).contains("<table", "12,810");
  }

  @Test
  void the_scatter_plot_shows_the_same_numbers() {
    assertThat(NETS.scatter().description())
        .isEqualTo(
            "validation accuracy against parameters: small (12,810, 0.8000 ± 0.1000),"
                + " one (1,000,000, 0.6000).");
  }

  @Test
  void a_net_needs_a_run() {
    assertThatThrownBy(() -> NETS.add("none", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SeedComparison: expected at least one run of \"none\" but got none");
  }
}
