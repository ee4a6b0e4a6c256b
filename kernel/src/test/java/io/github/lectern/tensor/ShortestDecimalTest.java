package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  /** Java 17's own toString writes more digits for 1e23, 2^-44, 2e23 and 8.41e21. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "123456789, 123456789",
    "1e23, 1E+23",
    "4.9e-324, 5E-324",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "5.684341886080802e-14, 5.684341886080802E-14",
    "2.0e-3, 0.002",
    "2.2250738585072014e-308, 2.2250738585072014E-308",
    "2e23, 2E+23",
    "8.41e21, 8.41E+21",
    "2.0e-323, 2E-323"
  })
  void doubles_have_as_few_digits_as_tell_them_apart(double value, String expected) {
    assertThat(ShortestDecimal.of(value, FloatType.FLOAT64, 1))
        .isEqualByComparingTo(new BigDecimal(expected));
  }

  @Test
  void the_smaller_the_type_the_fewer_the_digits() {
    assertThat(ShortestDecimal.of(0.1f, FloatType.FLOAT32, 1)).isEqualByComparingTo("0.1");
    assertThat(ShortestDecimal.of(0x1p-126f, FloatType.FLOAT32, 1))
        .isEqualByComparingTo("1.1754944E-38");
    assertThat(ShortestDecimal.of(0.0999755859375, FloatType.FLOAT16, 1))
        .isEqualByComparingTo("0.1");
    assertThat(ShortestDecimal.of(65504, FloatType.FLOAT16, 1)).isEqualByComparingTo("65500");
    assertThat(ShortestDecimal.of(0.10009765625, FloatType.BFLOAT16, 1))
        .isEqualByComparingTo("0.1");
  }

  @Test
  void digits_beyond_the_shortest_are_those_of_the_number_itself() {
    // The exact value of 1e-4f is 0.0000999999974737875...
    assertThat(ShortestDecimal.of(1e-4f, FloatType.FLOAT32, 8))
        .isEqualByComparingTo("0.000099999997");
    assertThat(ShortestDecimal.of(0.25f, FloatType.FLOAT32, 8)).isEqualByComparingTo("0.25");
  }

  @Test
  void every_float_is_read_back_and_a_digit_less_is_another() {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      float value = Math.abs(Float.intBitsToFloat(random.nextInt()));
      if (Float.isFinite(value) && value > 0) {
        BigDecimal shortest = ShortestDecimal.of(value, FloatType.FLOAT32, 1);
        assertThat(shortest.floatValue()).isEqualTo(value);
        assertThat(rounded(new BigDecimal(value), shortest.precision() - 1).floatValue())
            .isNotEqualTo(value);
      }
    }
  }

  @Test
  void every_double_is_read_back_and_a_digit_less_is_another() {
    Random random = new Random(2);
    for (int i = 0; i < 5000; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value) && value > 0) {
        BigDecimal shortest = ShortestDecimal.of(value, FloatType.FLOAT64, 1);
        assertThat(shortest.doubleValue()).isEqualTo(value);
        assertThat(rounded(new BigDecimal(value), shortest.precision() - 1).doubleValue())
            .isNotEqualTo(value);
      }
    }
  }

  private static BigDecimal rounded(BigDecimal exact, int digits) {
    return digits == 0 ? BigDecimal.ZERO : exact.round(new MathContext(digits));
  }
}
