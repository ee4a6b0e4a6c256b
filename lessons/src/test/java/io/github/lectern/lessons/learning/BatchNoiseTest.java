package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.lessons.interactive.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchNoiseTest {
  private static final Pattern NOISE = Pattern.compile("w1 (\\S+) ± (\\S+),");
  private static final Fruit FRUIT = Fruit.basket(2000);
  private static final INDArray WEIGHTS = Nd4j.createFromArray(new double[][] {{0.5}, {0.5}});
  private static final List<Frame> FRAMES =
      BatchNoise.of(FRUIT.x(), FRUIT.y(), WEIGHTS, 0).frames();

  @Test
  void the_noise_is_halved_when_the_batch_is_four_times_as_large() {
    assertThat(noise(1) / noise(3)).isCloseTo(2, within(0.5));
    assertThat(noise(2) / noise(4)).isCloseTo(2, within(0.5));
  }

  @Test
  void batches_are_right_on_average() {
    assertThat(FRAMES.get(3).label()).isEqualTo("32");
    assertThat(FRAMES.get(3).words()).endsWith("All 2000 samples: 0.351 and −0.373.");
    assertThat(matcher(3).group(1)).startsWith("0.3");
  }

  // One sample: p = 0.5, so the slopes are (0.5 - 1) (2, 0) = (-1, 0), whatever the batch.
  @Test
  void equal_samples_have_no_noise() {
    INDArray x = Nd4j.createFromArray(new double[200][2]).add(0);
    x.getColumn(0).assign(2);
    List<Frame> frames =
        BatchNoise.of(x, Nd4j.ones(x.dataType(), 200, 1), WEIGHTS.mul(0), 0).frames();
    assertThat(frames.get(1).words())
        .isEqualTo(
            "Batches of 8: slope of w1 −1.000 ± 0.000, slope of w2 0.000 ± 0.000."
                + " All 200 samples: −1.000 and 0.000.");
  }

  private static double noise(int frame) {
    return Double.parseDouble(matcher(frame).group(2));
  }

  private static Matcher matcher(int frame) {
    Matcher matcher = NOISE.matcher(FRAMES.get(frame).words());
    assertThat(matcher.find()).isTrue();
    return matcher;
  }
}
