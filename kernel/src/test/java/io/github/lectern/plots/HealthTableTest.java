package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.LayerHealth;
import java.util.List;
import java.util.OptionalDouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HealthTableTest {
  private static final HealthReport SICK =
      new HealthReport(
          "net1",
          60_000,
          1000,
          115.28,
          1.0957,
          OptionalDouble.of(Math.log(10)),
          List.of(
              new LayerHealth("dense", "relu", 30, 23 / 30.0, 0, .0506, .00561, .1),
              new LayerHealth("dense_1", "softmax", 10, 0, 0, .209, .0694, .00002)));

  @Test
  void the_text_has_a_shape_for_every_light_and_advice_for_those_that_are_not_green() {
    assertThat(HealthTable.of(SICK))
        .hasToString(
            """
            Health of net1, after 1,000 steps, on 60,000 samples: 2 red and 1 yellow
            inputs ■ 115 (act)
            loss ● 1.10, a blind guess has 2.30 (good)
            layer    activation  nodes  silent  saturated  weights   gradient   update
            dense    relu        30     ■ 77 %  -          ● 0.0506  ● 0.00561  ▲ 10.0 %
            dense_1  softmax     10     -       -          ● 0.209   ● 0.0694   ● 0.00200 %
            - inputs: scale the inputs to a size of about 1, for example pixels up to 255 with\
             X.castTo(DataType.FLOAT).div(255).
            - silent of dense: these nodes are hardly ever active, so they learn little or nothing;\
             create the net again, and check its inputs, first loss and updates; LeakyReLU may\
             help.
            - update of dense: a single step would change a large part of these weights; use a\
             smaller learning rate, unless they are small on purpose.""");
  }

  @Test
  void the_html_names_every_light_for_screen_readers_and_follows_the_theme() {
    Document page = Jsoup.parse(HealthTable.of(SICK).toHtml());
    assertThat(page.select("caption").eachText()).containsExactly(SICK.summary(), "Layer by layer");
    assertThat(page.select("th[scope=row]").eachText())
        .containsExactly("inputs", "loss", "dense", "dense_1");
    assertThat(page.select("tbody td").eachText())
        .contains("■ act", "● good", "■ 77 %", "▲ 10.0 %", "–");
    assertThat(page.select("[role=img]").eachAttr("aria-label"))
        .contains("act:", "good:", "watch:");
    assertThat(page.select("p").text()).isEqualTo("● good ▲ watch ■ act");
    assertThat(page.select("li")).hasSize(3);
    assertThat(page.html()).doesNotContain("background", "#fff", "#000");
  }

  /** Jupyter aligns cells to the right unless they say otherwise. */
  @Test
  void the_lights_are_below_their_header() {
    Document page = Jsoup.parse(HealthTable.of(SICK).toHtml());
    assertThat(page.select("th:contains(light)").attr("style")).isEqualTo("text-align:left");
    assertThat(page.select("td:contains(act)").attr("style")).isEqualTo("text-align:left");
  }

  @Test
  void the_name_of_a_layer_is_escaped() {
    LayerHealth odd = new LayerHealth("<b>", "<i>", 1, 0, 0, 1, .1, .001);
    HealthReport report = new HealthReport("net", 1, 0, 1, 1, OptionalDouble.empty(), List.of(odd));
    assertThat(HealthTable.of(report).toHtml()).doesNotContain("<b>", "<i>");
  }

  @Test
  void a_net_without_weights_has_no_table_of_layers() {
    HealthReport report = new HealthReport("net", 1, 0, 1, 1, OptionalDouble.empty(), List.of());
    assertThat(Jsoup.parse(HealthTable.of(report).toHtml()).select("table")).hasSize(1);
    assertThat(report.toString()).startsWith("Health of net, not trained yet, on 1 sample: all");
  }
}
