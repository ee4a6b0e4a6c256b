package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;

class MimeBundleTest {
  private static JsonObject data(DisplayData data) {
    return MimeBundle.of(data).getAsJsonObject("data");
  }

  private static String text(JsonObject data) {
    return data.get("text/plain").getAsString();
  }

  @Test
  void keeps_what_is_within_the_limits() {
    DisplayData ready = new DisplayData("x".repeat(MimeBundle.MAX_TEXT));
    ready.putHTML("y".repeat(MimeBundle.MAX_OTHER));
    ready.setDisplayId("place");

    assertThat(text(data(ready))).hasSize(MimeBundle.MAX_TEXT);
    assertThat(data(ready).get("text/html").getAsString()).hasSize(MimeBundle.MAX_OTHER);
    assertThat(MimeBundle.of(ready).getAsJsonObject("transient").get("display_id").getAsString())
        .isEqualTo("place");
  }

  @Test
  void omits_a_representation_over_the_limit_and_says_so_in_the_text() {
    DisplayData ready = new DisplayData("a page");
    ready.putHTML("y".repeat(MimeBundle.MAX_OTHER + 1));
    ready.putMarkdown("small");

    assertThat(data(ready).has("text/html")).isFalse();
    assertThat(data(ready).get("text/markdown").getAsString()).isEqualTo("small");
    assertThat(text(data(ready)))
        .isEqualTo(
            "a page\n(text/html is not shown: it has 10,000,001 characters, more than the limit"
                + " of 10,000,000.)");
  }

  @Test
  void cuts_a_text_over_the_limit_with_a_notice() {
    assertThat(text(data(new DisplayData("x".repeat(MimeBundle.MAX_TEXT + 5)))))
        .endsWith("x\n... (the first 100,000 of 100,005 characters)");
  }

  @Test
  void lists_the_types_of_data_without_text() {
    DisplayData ready = new DisplayData();
    ready.putHTML("<b>x</b>");

    assertThat(text(data(ready))).isEqualTo("(text/html)");
  }
}
