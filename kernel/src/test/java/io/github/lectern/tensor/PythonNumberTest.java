package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are those that Python 3 prints. */
class PythonNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0.00125, 4, 0.0013",
    "2.67505, 4, 2.6751",
    "-0.00001, 4, -0.0000",
    "0.5, 0, 0",
    "1.5, 0, 2",
    "2.5, 0, 2",
    "1e22, 4, 10000000000000000000000.0000",
    "NaN, 4, nan",
    "Infinity, 4, inf",
    "-Infinity, 0, -inf",
  })
  void fixed_rounds_the_number_itself_and_ties_to_even(double value, int decimals, String text) {
    assertThat(PythonNumber.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0000e+00",
    "-0.0, -0.0000e+00",
    "-0.00123455, -1.2346e-03",
    "0.000999996, 1.0000e-03",
    "1e-100, 1.0000e-100",
    "123456, 1.2346e+05",
    "NaN, nan",
    "-Infinity, -inf",
  })
  void scientific_has_at_least_two_digits_in_the_exponent(double value, String text) {
    assertThat(PythonNumber.scientific(value, 4)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0962964296340942, 1.0962964296340942",
    "0.5929999947547913, 0.5929999947547913",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.00000015, 1.5e-07",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "123456789012345680.0, 1.2345678901234568e+17",
    "0.0, 0.0",
    "-0.0, -0.0",
    "-100.0, -100.0",
    "5.684341886080802E-14, 5.684341886080802e-14",
    "4.9E-324, 5e-324",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "2e23, 2e+23",
    "0.3333333333333333, 0.3333333333333333",
    "NaN, nan",
    "-Infinity, -inf",
  })
  void repr_has_the_fewest_digits_that_read_back(double value, String text) {
    assertThat(PythonNumber.repr(value)).isEqualTo(text);
  }
}
