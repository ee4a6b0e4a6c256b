package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class PrecisionRecallPlotTest {
  private static final PrecisionRecallCurve CURVE =
      PrecisionRecallCurve.of(
          Nd4j.createFromArray(0f, 0f, 1f, 1f), Nd4j.createFromArray(.1f, .4f, .35f, .8f));
  private static final PrecisionRecallCurve PERFECT =
      PrecisionRecallCurve.of(
          Nd4j.createFromArray(0f, 0f, 1f, 1f), Nd4j.createFromArray(.1f, .2f, .7f, .8f));

  @Test
  void the_words_name_each_model_with_its_average_and_what_guessing_gives() {
    assertThat(PrecisionRecallPlot.of("one", CURVE).with("other", PERFECT).description())
        .isEqualTo(
            "Precision against recall: one with average precision 0.8333, other with average"
                + " precision 1.0000; the dashed line shows guessing, with precision 0.5000.");
  }

  @Test
  void each_model_has_a_colour() {
    BufferedImage image = PrecisionRecallPlot.of("one", CURVE).with("other", PERFECT).image(1);
    assertThat(Pixels.count(image, Palette.BLUE)).isGreaterThan(300);
    assertThat(Pixels.count(image, Palette.VERMILLION)).isGreaterThan(400);
  }

  @Test
  void the_steps_have_no_spikes_and_do_not_begin_at_the_origin() {
    // from the highest score: a miss, a hit, a miss, a hit; precision 0, 1/2, 1/3, 1/2
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(
            Nd4j.createFromArray(0f, 1f, 0f, 1f), Nd4j.createFromArray(.9f, .8f, .7f, .6f));
    double[][] steps = PrecisionRecallPlot.steps(curve.points());
    assertThat(steps[0]).containsExactly(0, .5, .5, 1);
    assertThat(steps[1]).containsExactly(.5, .5, .5, .5);
  }

  @Test
  void a_perfect_model_stays_at_the_top() {
    BufferedImage image = PrecisionRecallPlot.of(PERFECT).image(1);
    int lowest = 0;
    int highest = image.getHeight();
    for (int x = 80; x < 480; x++) {
      for (int y = 0; y < 420; y++) {
        if (image.getRGB(x, y) == Palette.BLUE.getRGB()) {
          lowest = Math.max(lowest, y);
          highest = Math.min(highest, y);
        }
      }
    }
    assertThat(lowest - highest).isLessThan(8);
    assertThat(highest).isBetween(20, 60);
  }
}
