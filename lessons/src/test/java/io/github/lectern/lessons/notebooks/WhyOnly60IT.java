package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what notebook 09 concludes: each test fails if a sentence of the lesson is untrue. */
class WhyOnly60IT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("09-why-only-60.ipynb");

  /** Scores of 0.6 become scores of 153, and a probability of 0 or 1. */
  @Test
  void raw_pixels_give_the_same_answers_with_more_certainty() {
    List<Double> raw = numbers(shownText("first-loss"));
    List<Double> small = numbers(shownText("first-loss-small"));
    assertThat(raw.get(0)).isGreaterThan(300);
    assertThat(small.get(0)).isBetween(2.3, 3.0);
    assertThat(raw.get(1)).isEqualTo(small.get(1));
    assertThat(numbers(shownText("gap")).get(0)).isCloseTo(raw.get(0), within(0.01 * raw.get(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hist-raw", "hist-small"})
  void scores_and_activations_of_both_layers_are_drawn(String cell) {
    assertThat(NOTEBOOK.cell(cell).shown("image/png")).hasSize(2);
    assertThat(NOTEBOOK.cell(cell).shown("text/plain"))
        .satisfiesExactly(
            hidden ->
                assertThat(hidden)
                    .startsWith("hidden layer: scores: Histogram of 180,000 numbers")
                    .contains("hidden layer: activations: Histogram of 180,000 numbers from 0 "),
            last ->
                assertThat(last)
                    .startsWith("last layer: scores: Histogram of 60,000 numbers")
                    .contains("last layer: activations: Histogram of 60,000 numbers from 0"));
  }

  /** The lesson says that nine of ten probabilities are close to 0 at first. */
  @Test
  void with_raw_pixels_nine_of_ten_probabilities_are_in_the_first_bar() {
    assertThat(shownText("hist-raw"))
        .endsWith("from 0 to 1 in 40 bins; the fullest, from 0 to 0.0250, contains 90 %.");
  }

  @Test
  void only_the_pixels_bring_every_seed_above_the_best_seed_of_the_others() {
    String table = shownText("lineup");
    double worst =
        Math.min(value(table, "pixels 0 to 1", 3), value(table, "pixels standardised", 3));
    for (String suspect :
        List.of(
            "as in the lecture",
            "learning rate 0.01",
            "learning rate 0.0001",
            "initial weights by He",
            "batches of 60",
            "batches of 960")) {
      assertThat(value(table, suspect, 4)).as(suspect).isLessThan(worst - 0.1);
    }
  }

  @Test
  void leaky_relu_helps_where_nodes_fall_silent_and_only_there() {
    String table = shownText("cures");
    assertThat(value(table, "LeakyReLU", 1) - value(table, "as in the lecture", 1))
        .isGreaterThan(0.15);
    assertThat(value(table, "pixels 0 to 1", 1) - value(table, "LeakyReLU", 1)).isGreaterThan(0.04);
    assertThat(value(table, "pixels 0 to 1, LeakyReLU", 1))
        .isCloseTo(
            value(table, "pixels 0 to 1", 1), within(value(table, "pixels 0 to 1, LeakyReLU", 2)));
  }

  @Test
  void a_quiet_start_is_as_good_as_small_pixels_and_clipping_is_not() {
    String table = shownText("cures");
    assertThat(value(table, "quiet start", 1))
        .isCloseTo(value(table, "pixels 0 to 1", 1), within(0.01));
    assertThat(value(table, "gradient clipping", 1) - value(table, "as in the lecture", 1))
        .isBetween(0.0, value(table, "as in the lecture", 2));
    assertThat(shownText("clip")).contains("gradient clipping from ", "(5 runs)");
  }

  /** Returns a number of a row, counted from 0, which is the number of seeds. */
  private static double value(String table, String row, int place) {
    Matcher found =
        Pattern.compile("(?m)^%s {2,}(.*)$".formatted(Pattern.quote(row))).matcher(table);
    assertThat(found.find()).as(row).isTrue();
    return numbers(found.group(1)).get(place);
  }

  private static List<Double> numbers(String text) {
    return Pattern.compile("\\d+(?:\\.\\d+)?")
        .matcher(text)
        .results()
        .map(number -> Double.valueOf(number.group()))
        .toList();
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).isNotEmpty();
    return shown.get(shown.size() - 1);
  }
}
