package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvesOptionsTest {
  @Test
  void without_arguments_the_plan_is_full_and_plots_go_beside_the_json() {
    assertThat(CurvesOptions.parse())
        .isEqualTo(new CurvesOptions(MeasurementPlan.FULL, Path.of("target", "bench")));
  }

  @Test
  void arguments_set_plan_and_directory_in_any_order() {
    CurvesOptions expected = new CurvesOptions(MeasurementPlan.QUICK, Path.of("two words"));
    assertThat(CurvesOptions.parse("--quick", "--pictures", "two words")).isEqualTo(expected);
    assertThat(CurvesOptions.parse("--pictures", "two words", "--quick")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "--slow, unknown option --slow",
    "--pictures, --pictures needs a directory",
  })
  void a_wrong_argument_is_refused(String word, String message) {
    assertThatThrownBy(() -> CurvesOptions.parse(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
