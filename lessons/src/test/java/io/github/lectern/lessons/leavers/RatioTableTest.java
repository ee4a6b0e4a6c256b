package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTableTest {
  private static final RatioTable TABLE =
      RatioTable.of("F1")
          .row("model 1", "threshold < 1", 1.0 / 3)
          .row("nobody", "0 flagged", Double.NaN);

  @Test
  void every_number_has_a_name_and_words() {
    assertThat(TABLE.toString().lines())
        .containsExactly(
            "F1",
            "name     what it is     value",
            "-------  -------------  ---------------",
            "model 1  threshold < 1  0.3333",
            "nobody   0 flagged      undefined (0/0)");
  }

  @Test
  void the_html_has_headers_and_escapes_the_words() {
    assertThat(TABLE.toHtml())
        .contains("F1</caption>", "<th scope=\"row\" style=\"text-align:left\">model 1</th>")
        .containsSubsequence("threshold &lt; 1</td>", "0.3333</td>", "undefined (0/0)</td>");
  }
}
