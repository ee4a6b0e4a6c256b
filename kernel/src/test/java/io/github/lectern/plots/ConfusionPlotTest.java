package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionPlotTest {
  private static final ConfusionMatrix BEES =
      ConfusionMatrix.of(new long[][] {{8, 2}, {0, 4}}).named(List.of("ant", "bee"));

  /** Returns the colour near the upper left corner of a cell, away from its text. */
  private static Color corner(BufferedImage image, ConfusionPlot plot, int i, int k, int[] cell) {
    int left = plot.width() - 88 - 2 * cell[0];
    int top = plot.height() - 16 - 2 * cell[1];
    return new Color(image.getRGB(left + k * cell[0] + 4, top + i * cell[1] + 4));
  }

  @Test
  void the_darkness_of_a_cell_is_its_share_of_the_row() {
    ConfusionPlot plot = ConfusionPlot.of(BEES);
    BufferedImage image = plot.image(1);
    int[] cell = {48, 40};
    assertThat(corner(image, plot, 0, 0, cell)).isEqualTo(new Shade(.8).paper());
    assertThat(corner(image, plot, 0, 1, cell)).isEqualTo(new Shade(.2).paper());
    assertThat(corner(image, plot, 1, 0, cell)).isEqualTo(new Shade(0).paper());
    assertThat(corner(image, plot, 1, 1, cell)).isEqualTo(new Shade(1).paper());
  }

  @Test
  void a_yes_or_no_classifier_has_positives_in_the_first_row() {
    ConfusionPlot plot = ConfusionPlot.of(BinaryConfusionMatrix.of(1, 3, 0, 5));
    BufferedImage image = plot.image(1);
    int[] cell = {170, 110};
    assertThat(corner(image, plot, 0, 0, cell)).isEqualTo(new Shade(.25).paper());
    assertThat(corner(image, plot, 0, 1, cell)).isEqualTo(new Shade(.75).paper());
    assertThat(corner(image, plot, 1, 1, cell)).isEqualTo(new Shade(1).paper());
  }

  @Test
  void the_words_tell_the_counts_or_the_most_frequent_mistakes() {
    assertThat(
            ConfusionPlot.of(BinaryConfusionMatrix.of(10, 0, 90, 900).named("leaves", "stays"))
                .description())
        .isEqualTo(
            "Confusion matrix; each row is a true class. \"leaves\", 10 samples: TP 10, FN 0."
                + " \"stays\", 990 samples: FP 90, TN 900.");
    assertThat(ConfusionPlot.of(BEES).description())
        .isEqualTo(
            "Confusion matrix of 2 classes and 14 samples; each row is a true class."
                + " Accuracy 0.8571; most frequent mistakes: ant taken for bee (2 times).");
    assertThat(ConfusionPlot.of(ConfusionMatrix.of(new long[][] {{0, 1}, {0, 0}})).description())
        .isEqualTo(
            "Confusion matrix of 2 classes and 1 sample; each row is a true class. Accuracy 0.0000;"
                + " most frequent mistakes: 0 taken for 1 (1 time).");
    assertThat(ConfusionPlot.of(ConfusionMatrix.of(new long[][] {{0}})).description())
        .isEqualTo(
            "Confusion matrix of 1 class and 0 samples; each row is a true class. Accuracy"
                + " undefined (0/0); no mistakes.");
  }

  @Test
  void a_long_name_is_written_in_two_lines_above_its_column() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[10][10]).named(FashionMnist.classNames());
    assertThat(ConfusionPlot.of(matrix).svg())
        .contains(">Ankle</text>", ">boot</text>", ">Ankle boot</text>")
        .doesNotContain("…");
  }

  @Test
  void its_cells_are_dark_where_the_browser_is_dark() {
    assertThat(ConfusionPlot.of(BEES).svg())
        .containsPattern("<style>@media\\(prefers-color-scheme:dark\\)\\{svg:root\\{[^}]*invert");
  }

  @Test
  void ten_classes_fit_the_page_and_a_class_without_samples_stays_light() {
    ConfusionPlot plot = ConfusionPlot.of(ConfusionMatrix.of(new long[10][10]));
    assertThat(plot.width()).isLessThan(900);
    assertThat(plot.description()).endsWith("Accuracy undefined (0/0); no mistakes.");
    assertThat(Pixels.count(plot.image(1), new Shade(0).paper())).isGreaterThan(10_000);
  }

  @Test
  void numbers_can_be_read_on_every_shade() {
    assertThat(IntStream.rangeClosed(0, 100).mapToObj(i -> new Shade(i / 100.0)))
        .allMatch(shade -> Shade.contrast(shade.paper(), shade.ink()) >= 4.5);
    assertThat(Shade.contrast(new Shade(0).ink(), Color.BLACK)).isLessThan(1.01);
    assertThat(Shade.contrast(new Shade(1).ink(), Color.WHITE)).isLessThan(1.01);
  }

  @Test
  void contrast_is_that_of_the_published_extremes() {
    // WCAG 2.1, contrast ratio: 21:1 for black on white, 1:1 for equal colours
    assertThat(Shade.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    assertThat(Shade.contrast(Color.RED, Color.RED)).isEqualTo(1);
  }
}
