package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Svg;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScoreDifferenceTest {
  private static final InteractiveFigure FIGURE = ScoreDifference.slider(300);

  @Test
  void the_difference_goes_from_minus_6_to_6_in_quarters() {
    List<Frame> frames = FIGURE.frames();
    assertThat(frames).hasSize(49);
    assertThat(frames.get(0).label()).isEqualTo("−6");
    assertThat(frames.get(1).label()).isEqualTo("−5.75");
    assertThat(frames.get(24).label()).isEqualTo("0");
    assertThat(frames.get(48).label()).isEqualTo("6");
  }

  // sigmoid(2) = 0.880797
  @Test
  void the_words_name_two_pairs_of_scores_with_the_same_probabilities() {
    assertThat(FIGURE.frames().get(32).words())
        .isEqualTo("Scores 302 and 300 give 0.8808 and 0.1192; so do 2 and 0.");
  }

  @Test
  void it_starts_with_equal_scores() {
    assertThat(FIGURE.toString()).contains("Scores 300 and 300 give 0.5000 and 0.5000");
  }

  @Test
  void the_second_score_does_not_change_the_drawing() {
    assertThat(ScoreDifference.slider(0).frames())
        .extracting(Frame::drawing)
        .isEqualTo(FIGURE.frames().stream().map(Frame::drawing).toList());
  }

  @Test
  void all_text_has_the_colour_of_the_page() {
    Matcher still = Pattern.compile("svg\\+xml;base64,([^\"]+)").matcher(FIGURE.toHtml());
    assertThat(still.find()).isTrue();
    String svg = new String(Base64.getDecoder().decode(still.group(1)), StandardCharsets.UTF_8);
    assertThat(svg.split("<text"))
        .hasSizeGreaterThan(10)
        .allMatch(text -> text.startsWith("<svg") || text.contains("fill=\"currentColor\""));
  }

  @Test
  void both_curves_have_a_dot_and_a_bar() {
    assertThat(FIGURE.frames().get(10).drawing())
        .contains("<circle", "<rect", Svg.BLUE, Svg.VERMILLION);
  }
}
