package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTicksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e-13 | 1       | 10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 10⁰",
        "0.01  | 1000    | 10⁻² 10⁰ 10²",
        "0.05  | 20      | 10⁻¹ 10⁰ 10¹",
        "0.3   | 30      | 0.3 1 3 10 30",
        "0.5   | 8       | 0.5 1 2 5",
        "20    | 300     | 30 100 300",
        "23000 | 1400000 | 30,000 100,000 300,000 1,000,000",
        "0.42  | 0.68    | 0.5 0.6"
      })
  void an_axis_has_these_labels(double from, double to, String labels) {
    assertThat(labels(from, to)).isEqualTo(labels);
  }

  /** The ticks that XChart draws, computed as XChart computes them. */
  private static String labels(double from, double to) {
    LogTicks ticks = LogTicks.between(from, to);
    StringBuilder labels = new StringBuilder();
    for (int exponent = -14; exponent < 9; exponent++) {
      double power = Math.pow(10, exponent);
      for (double value = power; value < 9.5 * power; value += power) {
        if (value >= from * (1 - 1e-12) && value <= to * (1 + 1e-12)) {
          labels.append(ticks.label(value)).append(' ');
        }
      }
    }
    return labels.toString().replaceAll("\\s+", " ").strip();
  }

  @Test
  void an_axis_of_a_factor_of_three_or_more_has_three_to_five_labels() {
    Random random = new Random(43052);
    assertThat(
            IntStream.range(0, 1000)
                .mapToObj(
                    i -> {
                      double from = Math.pow(10, -12 + 15 * random.nextDouble());
                      return labels(from, from * Math.pow(10, 0.5 + 6 * random.nextDouble()));
                    })
                .map(labels -> labels.split(" ").length))
        .allMatch(count -> count >= 2 && count <= 6);
  }
}
