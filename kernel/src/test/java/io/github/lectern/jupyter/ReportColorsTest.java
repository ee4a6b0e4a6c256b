package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportColorsTest {
  private static final String RED = "\u001b[1;38;2;255;255;255;48;2;178;43;49m";
  private static final String GREEN = "\u001b[1;38;2;255;255;255;48;2;26;115;56m";
  private static final List<String> REPORT =
      List.of(
          "\u001b[1mArithmeticException: / by zero\u001b[0m",
          "  line 1: 5 / 0",
          "\u001b[1mCaused by a.b.Mine$1: why: so\u001b[0m",
          "  Try: divide by something else; Try: again");

  @Test
  void the_name_is_red_and_try_is_green() {
    assertThat(ReportColors.of(Map.of()).paint(REPORT))
        .containsExactly(
            "\u001b[1m" + RED + "ArithmeticException\u001b[0m\u001b[1m: / by zero\u001b[0m",
            "  line 1: 5 / 0",
            "\u001b[1mCaused by " + RED + "a.b.Mine$1\u001b[0m\u001b[1m: why: so\u001b[0m",
            "  " + GREEN + "Try:\u001b[0m divide by something else; Try: again");
  }

  @Test
  void without_the_codes_the_report_is_unchanged() {
    assertThat(plain(ReportColors.of(Map.of("NO_COLOR", "")).paint(REPORT)))
        .isEqualTo(plain(REPORT));
  }

  @Test
  void no_color_switches_the_colours_off() {
    assertThat(ReportColors.of(Map.of("NO_COLOR", "1")).paint(REPORT)).isEqualTo(REPORT);
  }

  private static List<String> plain(List<String> report) {
    return report.stream().map(line -> line.replaceAll("\u001b\\[[;0-9]*m", "")).toList();
  }
}
