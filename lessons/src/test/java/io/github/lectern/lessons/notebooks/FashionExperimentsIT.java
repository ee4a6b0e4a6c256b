package io.github.lectern.lessons.notebooks;

import static io.github.lectern.lessons.notebooks.FashionMnistIT.NOTEBOOK;
import static io.github.lectern.lessons.notebooks.FashionMnistIT.rows;
import static io.github.lectern.lessons.notebooks.FashionMnistIT.shownText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks what notebook 04 concludes from experiments that the lecture leaves out: each test fails
 * if a sentence of the lesson is no longer true.
 */
class FashionExperimentsIT {
  @Test
  void two_layers_without_an_activation_are_one() {
    assertThat(shownText("linear")).isEqualTo("true");
  }

  // 10 - 5 = 5 if exactly one light is on, otherwise -5: sigmoid(5) = 0.993307
  @Test
  void two_relu_nodes_know_whether_exactly_one_light_is_on() {
    double[] numbers =
        Pattern.compile("\\d\\.\\d*(?:e-\\d+)?")
            .matcher(shownText("xor"))
            .results()
            .mapToDouble(number -> Double.parseDouble(number.group()))
            .toArray();
    assertThat(numbers)
        .containsExactly(
            new double[] {
              0, 0, 0.006693, 0, 1, 0.993307, 1, 0, 0.993307, 1, 1, 0.006693,
            },
            within(1e-6));
  }

  @Test
  void the_loss_of_one_image_by_hand_is_that_of_evaluate() {
    List<String> losses = NOTEBOOK.cell("one-image").shown("text/plain");
    assertThat(losses).hasSize(2);
    double byHand = Double.parseDouble(losses.get(0));
    assertThat(byHand).isPositive();
    assertThat(Double.parseDouble(losses.get(1))).isCloseTo(byHand, within(1e-4));
  }

  /**
   * The lesson says how many nodes of net1 do the work. Shares just above 0 depend on rounding, so
   * the number of nodes that are active on no image may differ by one.
   */
  @Test
  void with_raw_pixels_most_nodes_are_silent_and_with_scaled_ones_nearly_none() {
    assertThat(shownText("net1-active").lines().findFirst().orElseThrow())
        .matches(
            "Active on at least 1 image in 100: 7 of 30 nodes; on fewer: 2[0-2]; on none: [1-3]\\.");
    assertThat(shownText("scaled-active"))
        .startsWith("Active on at least 1 image in 100: 28 of 30 nodes; ");
  }

  /** The lesson says that scaled pixels help net1 almost as much as the parameters of net2. */
  @Test
  void pixels_from_0_to_1_help_almost_as_much_as_27_times_the_parameters() {
    assertThat(NOTEBOOK.cell("scaled").shown("image/png")).hasSize(1);
    assertThat(shownText("scaled-test"))
        .containsPattern("net1, pixels 0 to 1 +23,860 +\\d\\.\\d{4} +0\\.\\d{4}");
    double net1 = accuracy("net1");
    double net2 = accuracy("net2");
    double scaled = accuracy("net1, pixels 0 to 1");
    assertThat(scaled).isBetween(0.85, 0.87).isLessThan(net2);
    assertThat((scaled - net1) / (net2 - net1)).isGreaterThan(0.9);
  }

  /** The lesson says that the validation loss falls, then rises, and that the accuracy is flat. */
  @Test
  void the_validation_loss_turns_long_before_the_training_ends() {
    assertThat(NOTEBOOK.cell("validation").shown("image/png")).hasSize(1);
    List<double[]> epochs = rows("best-epoch"); // epoch, loss, accuracy, val_loss, val_accuracy
    double[] best = epochs.get(0);
    double[] last = epochs.get(1);
    assertThat(best[0]).isBetween(3.0, 30.0);
    assertThat(last[0]).isEqualTo(40);
    assertThat(last[1]).isLessThan(best[1]);
    assertThat(last[3]).isGreaterThan(1.1 * best[3]);
    assertThat(last[4]).isCloseTo(best[4], within(0.02));
    assertThat(shownText("early"))
        .startsWith("Training of %d epochs: loss from ".formatted((int) best[0] + 10));
  }

  /** The lesson says that smaller batches are ahead, and that the difference is not luck. */
  @Test
  void small_batches_are_ahead_and_the_gap_between_the_seeds_is_wider_than_the_bars() {
    List<Double> batches = ends("batches");
    assertThat(batches).hasSize(3);
    assertThat(batches.get(2)).isGreaterThan(batches.get(0));
    List<Double> means = ends("seeds");
    double[] bars =
        Pattern.compile("± (0\\.\\d+)")
            .matcher(shownText("seeds"))
            .results()
            .mapToDouble(bar -> Double.parseDouble(bar.group(1)))
            .toArray();
    assertThat(bars).hasSize(2);
    assertThat(bars[1]).isLessThan(bars[0] / 5);
    assertThat(means.get(1) - means.get(0)).isGreaterThan(2 * (bars[0] + bars[1]));
  }

  @Test
  void the_curves_of_batch_sizes_and_of_seeds_lie_on_one_pair_of_axes() {
    assertThat(shownText("batches")).contains("1200 at once", "128 at once", "32 at once");
    assertThat(shownText("seeds")).contains("pixels 0 to 255", "pixels 0 to 1");
    assertThat(NOTEBOOK.cell("batches").shown("image/png")).hasSize(1);
    assertThat(NOTEBOOK.cell("seeds").shown("image/png")).hasSize(1);
  }

  /** Returns the last values of the curves in a chart, in order. */
  private static List<Double> ends(String id) {
    return Pattern.compile(" to (0\\.\\d+)")
        .matcher(shownText(id))
        .results()
        .map(end -> Double.valueOf(end.group(1)))
        .toList();
  }

  private static double accuracy(String net) {
    return shownText("scaled-test")
        .lines()
        .filter(line -> line.startsWith(net + "  "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }
}
