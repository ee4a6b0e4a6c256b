package io.github.lectern.lessons.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lectern.plots.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InteractiveFigureTest {
  private static final Scene SCENE =
      new Scene(300, 100, Svg.line(0, 50, 300, 50, Svg.GREY) + Svg.text(5, 20, Svg.INK, "p < 1"));
  private static final List<Frame> FRAMES =
      List.of(
          new Frame("0", Svg.dot(10, 50, 6, Svg.BLUE), "The dot is at 0."),
          new Frame("1", Svg.dot(150, 50, 6, Svg.BLUE), "The dot is at 1 & </script>."),
          new Frame("2", Svg.dot(290, 50, 6, Svg.BLUE), "The dot is at 2."));
  private static final InteractiveFigure SLIDER =
      InteractiveFigure.slider("A dot", "place", SCENE, FRAMES).startingAt(1);
  private static final InteractiveFigure STEPPER =
      InteractiveFigure.stepper("Three steps", SCENE, FRAMES);

  @Test
  void a_slider_without_a_script_shows_its_start_frame() {
    assertThat(stills(SLIDER))
        .singleElement()
        .asString()
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\"")
        .contains(SCENE.background(), FRAMES.get(1).drawing(), ">p &lt; 1</text>")
        .doesNotContain(FRAMES.get(0).drawing());
    assertThat(SLIDER.toHtml()).contains("alt=\"The dot is at 1 &amp; &lt;/script&gt;.\"");
  }

  @Test
  void a_stepper_without_a_script_shows_every_step() {
    assertThat(stills(STEPPER)).hasSize(3);
    assertThat(stills(STEPPER).get(2)).contains(FRAMES.get(2).drawing());
  }

  @Test
  void the_script_gets_the_frames_and_cannot_be_closed_early() {
    String html = SLIDER.toHtml();
    assertThat(html.split("</script>", -1)).hasSize(2);
    JsonObject data = data(html);
    assertThat(data.get("control").getAsString()).isEqualTo("SLIDER");
    assertThat(data.get("quantity").getAsString()).isEqualTo("place");
    assertThat(data.get("start").getAsInt()).isEqualTo(1);
    assertThat(data.getAsJsonArray("frames")).hasSize(3);
    JsonObject second = data.getAsJsonArray("frames").get(1).getAsJsonObject();
    assertThat(second.get("words").getAsString()).isEqualTo("The dot is at 1 & </script>.");
    assertThat(html).contains("data-lectern-figure=\"" + data.get("key").getAsString() + "\"");
  }

  @Test
  void different_figures_have_different_keys_and_equal_ones_the_same() {
    assertThat(data(SLIDER.toHtml()).get("key")).isNotEqualTo(data(STEPPER.toHtml()).get("key"));
    assertThat(SLIDER.toHtml()).isEqualTo(SLIDER.toHtml());
  }

  @Test
  void words_and_drawings_have_the_colours_of_the_page() {
    String card = SLIDER.toHtml().lines().findFirst().orElseThrow();
    assertThat(card).contains("data-lectern-figure").doesNotContain("background", ";color:");
    assertThat(SLIDER.toHtml()).doesNotContain("background:#fff");
    assertThat(stills(SLIDER).get(0)).contains(Page.INK_STYLE, "fill=\"currentColor\">p &lt; 1<");
  }

  /** WCAG 2.2 asks for targets of at least 24 by 24 pixels. */
  @Test
  void a_slider_is_high_enough_for_touch() {
    assertThat(SLIDER.toHtml()).containsPattern("\\{INPUT}\\{[^}]*height:(2[4-9]|[34]\\d)px");
  }

  @Test
  void nothing_is_fetched() {
    assertThat(SLIDER.toHtml().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "//cdn", "import(", "fetch(");
  }

  @Test
  void the_text_describes_what_the_figure_shows() {
    assertThat(SLIDER).hasToString("A dot (place from 0 to 2)\nThe dot is at 1 & </script>.");
    assertThat(STEPPER.toString().lines())
        .containsExactly(
            "Three steps (3 steps)",
            "The dot is at 0.",
            "The dot is at 1 & </script>.",
            "The dot is at 2.");
  }

  @Test
  void a_frame_that_does_not_exist_cannot_be_the_first() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SLIDER.startingAt(3))
        .withMessage(
            "InteractiveFigure: expected a start frame of at least 0 and below 3 but got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InteractiveFigure.stepper("None", SCENE, List.of()));
  }

  private static List<String> stills(InteractiveFigure figure) {
    return Pattern.compile("data:image/svg\\+xml;base64,([^\"]+)")
        .matcher(figure.toHtml())
        .results()
        .map(found -> Base64.getDecoder().decode(found.group(1)))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  private static JsonObject data(String html) {
    Matcher call = Pattern.compile("\\}\\)\\((\\{.*\\})\\);\\s*</script>").matcher(html);
    assertThat(call.find()).isTrue();
    return JsonParser.parseString(call.group(1)).getAsJsonObject();
  }
}
