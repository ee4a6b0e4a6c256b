package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static JsonObject data(DisplayData data) {
    return Bundle.of(data).getAsJsonObject("data");
  }

  private static String text(JsonObject data) {
    return data.get("text/plain").getAsString();
  }

  @Test
  void what_is_within_the_limits_stays_as_it_is() {
    DisplayData ready = new DisplayData("x".repeat(Bundle.MOST_TEXT));
    ready.putHTML("y".repeat(Bundle.MOST_OTHER));
    ready.setDisplayId("place");

    assertThat(text(data(ready))).hasSize(Bundle.MOST_TEXT);
    assertThat(data(ready).get("text/html").getAsString()).hasSize(Bundle.MOST_OTHER);
    assertThat(Bundle.of(ready).getAsJsonObject("transient").get("display_id").getAsString())
        .isEqualTo("place");
  }

  @Test
  void a_form_over_the_limit_is_left_out_and_the_text_says_so() {
    DisplayData ready = new DisplayData("a page");
    ready.putHTML("y".repeat(Bundle.MOST_OTHER + 1));
    ready.putMarkdown("small");

    assertThat(data(ready).has("text/html")).isFalse();
    assertThat(data(ready).get("text/markdown").getAsString()).isEqualTo("small");
    assertThat(text(data(ready)))
        .isEqualTo(
            "a page\n(Its form text/html is not shown: it has 10,000,001 characters, and 10,000,000"
                + " are the most.)");
  }

  @Test
  void a_text_over_the_limit_is_cut_with_a_notice() {
    assertThat(text(data(new DisplayData("x".repeat(Bundle.MOST_TEXT + 5)))))
        .endsWith("x\n... (the first 100,000 of 100,005 characters)");
  }

  @Test
  void what_brings_no_text_is_named_by_its_forms() {
    DisplayData ready = new DisplayData();
    ready.putHTML("<b>x</b>");

    assertThat(text(data(ready))).isEqualTo("(text/html)");
  }
}
