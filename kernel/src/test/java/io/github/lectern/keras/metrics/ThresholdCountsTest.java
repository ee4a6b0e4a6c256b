package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Tile;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdCountsTest {
  private static final int ENTRIES = 2000;

  static float[][] thresholds() {
    return new float[][] {
      {.5f},
      {.2f, .7f},
      {0f, .25f, .5f, .75f, 1f},
      {-1e-7f, .25f, .5f, .75f, 1.0000001f},
      {.1f, .15f, .15f, .9f},
    };
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void each_threshold_counts_as_a_plain_comparison_does(float[] thresholds) {
    Random random = new Random(43052);
    Tile y = column(random.doubles(ENTRIES).map(u -> u < .3 ? 1 : 0).toArray());
    Tile p = column(random.doubles(ENTRIES).toArray());
    var counts = new ThresholdCounts(thresholds);
    counts.add(y, p, 0, 1);
    for (int i = 0; i < thresholds.length; i++) {
      assertThat(counts.at().get(i)).isEqualTo(plainly(y, p, thresholds[i]));
    }
  }

  private static BinaryConfusionMatrix plainly(Tile y, Tile p, float threshold) {
    long[] n = new long[4];
    for (int i = 0; i < y.size(); i++) {
      boolean found = p.values()[i] > threshold;
      boolean right = y.values()[i] == 1;
      n[right ? (found ? 0 : 1) : (found ? 2 : 3)]++;
    }
    return BinaryConfusionMatrix.of(n[0], n[1], n[2], n[3]);
  }
}
