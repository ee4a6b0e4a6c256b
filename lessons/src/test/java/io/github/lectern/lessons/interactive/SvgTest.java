package io.github.lectern.lessons.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void numbers_have_a_decimal_point_in_every_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Svg.bar(1.25, 2, 3, 4, Svg.BLUE))
          .isEqualTo("<rect x=\"1.3\" y=\"2.0\" width=\"3.0\" height=\"4.0\" fill=\"#0072B2\"/>");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_curve_goes_through_its_points() {
    assertThat(Svg.curve(new double[] {0, 10.5}, new double[] {5, 7}, Svg.INK))
        .contains("d=\"M0.0 5.0L10.5 7.0\"", "fill=\"none\"");
  }

  @Test
  void text_is_escaped_and_anchored() {
    assertThat(Svg.end(1, 2, Svg.INK, "a<b"))
        .isEqualTo(
            "<text x=\"1.0\" y=\"2.0\" text-anchor=\"end\" fill=\"currentColor\">a&lt;b</text>");
    assertThat(Svg.middle(1, 2, Svg.INK, "x")).contains("text-anchor=\"middle\"");
    assertThat(Svg.bold(Svg.text(1, 2, Svg.INK, "x"))).startsWith("<g font-weight=\"bold\"><text");
  }

  @Test
  void a_dashed_line_is_one_element() {
    assertThat(Svg.dashes(0, 0, 1, 1, Svg.GREY))
        .isEqualTo(
            "<line x1=\"0.0\" y1=\"0.0\" x2=\"1.0\" y2=\"1.0\" stroke=\"#8A8A8A\""
                + " stroke-dasharray=\"4 4\"/>");
  }
}
