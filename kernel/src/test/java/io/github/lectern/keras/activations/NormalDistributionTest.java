package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {
  /** Values of math.erfc(-z / sqrt(2)) / 2 in Python; the relative error is below 1e-8. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1, 0.15865525393145707",
    "1.959963984540054, 0.975",
    "-3, 0.0013498980316300957",
    "-6, 9.865876450377012e-10",
    "-7, 1.279812543885835e-12",
    "-8, 6.220960574271819e-16",
    "9, 1",
  })
  void is_that_of_python(double z, double below) {
    assertThat(NormalDistribution.below(z)).isCloseTo(below, withinPercentage(1e-6));
  }

  @Test
  void the_ends_are_0_and_1() {
    assertThat(NormalDistribution.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(NormalDistribution.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalDistribution.below(Double.NaN)).isNaN();
  }
}
