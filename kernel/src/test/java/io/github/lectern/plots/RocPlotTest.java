package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.RocCurve;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class RocPlotTest {
  private static final RocCurve GOOD =
      RocCurve.of(Nd4j.createFromArray(0f, 0f, 1f, 1f), Nd4j.createFromArray(.1f, .4f, .35f, .8f));
  private static final RocCurve BAD =
      RocCurve.of(Nd4j.createFromArray(0f, 1f), Nd4j.createFromArray(.9f, .1f));

  @Test
  void the_words_name_each_model_with_its_area() {
    assertThat(RocPlot.of("good", GOOD).with("bad", BAD).description())
        .isEqualTo(
            "ROC curve, recall against false positive rate: good with AUC 0.7500, bad with AUC"
                + " 0.0000; the dashed diagonal shows guessing, with AUC 0.5.");
  }

  @Test
  void each_model_has_a_colour_and_guessing_is_grey() {
    BufferedImage image = RocPlot.of("good", GOOD).with("bad", BAD).image(1);
    assertThat(Pixels.count(image, Palette.BLUE)).isGreaterThan(500);
    assertThat(Pixels.count(image, Palette.VERMILLION)).isGreaterThan(500);
    assertThat(image.getColorModel().hasAlpha()).isFalse();
  }

  @Test
  void a_curve_of_the_same_name_takes_its_place() {
    assertThat(RocPlot.of("one", GOOD).with("one", BAD).description())
        .contains("one with AUC 0.0000")
        .doesNotContain("0.7500");
  }

  @Test
  void a_good_curve_runs_at_the_upper_left_and_a_bad_one_at_the_lower_right() {
    double[] good = middleOfBlue(RocPlot.of(GOOD).image(1));
    double[] bad = middleOfBlue(RocPlot.of(BAD).image(1));
    assertThat(good[0]).isLessThan(bad[0] - 50);
    assertThat(good[1]).isLessThan(bad[1] - 50);
  }

  /** Returns the mean x and y of the blue pixels above the legend. */
  private static double[] middleOfBlue(BufferedImage image) {
    double x = 0;
    double y = 0;
    int all = 0;
    for (int i = 0; i < image.getWidth() * 420; i++) {
      int column = i % image.getWidth();
      int row = i / image.getWidth();
      if (image.getRGB(column, row) == Palette.BLUE.getRGB()) {
        x += column;
        y += row;
        all++;
      }
    }
    return new double[] {x / all, y / all};
  }
}
