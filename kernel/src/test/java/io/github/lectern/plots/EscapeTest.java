package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {
  @Test
  void markup_and_quotes_become_entities() {
    assertThat(Escape.html("<a href=\"x\" id='y'>&</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
  }

  @Test
  void letters_of_any_script_stay() {
    assertThat(Escape.html("é층\uD83D\uDE00\n\t")).isEqualTo("é층\uD83D\uDE00\n\t");
  }

  @Test
  void what_xml_forbids_is_replaced() {
    assertThat(Escape.html("a\u0000b\u001Bc\uD800d\uFFFE"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  }
}
