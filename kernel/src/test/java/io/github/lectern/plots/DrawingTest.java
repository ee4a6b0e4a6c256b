package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawingTest {
  private static String svg(String inside) {
    return """
        <?xml version="1.0"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
        <!-- generated -->
        <svg width="8pt" height="9pt" viewBox="0 0 8 9" xmlns="http://www.w3.org/2000/svg"
         xmlns:xlink="http://www.w3.org/1999/xlink">
        <g id="graph0" class="graph"><title>G</title>%s</g></svg>
        """
        .formatted(inside);
  }

  @Test
  void declarations_and_comments_go() {
    assertThat(Drawing.of(svg("<!-- c --><text>x</text>")).svg())
        .startsWith("<svg ")
        .doesNotContain("<?xml", "DOCTYPE", "<!--", "<title>G</title>")
        .contains("viewBox=\"0 0 8 9\"", "<text>x</text>");
  }

  @Test
  void scripts_handlers_and_files_go_with_all_they_contain() {
    String dirty =
        "<script>alert(1)</script><text onclick=\"x()\">t</text>"
            + "<image xlink:href=\"file:///etc/passwd\"><title>i</title></image>"
            + "<a xlink:href=\" JavaScript:x()\"><text>l</text></a>";

    assertThat(Drawing.of(svg(dirty)).svg())
        .doesNotContainIgnoringCase("alert", "onclick", "passwd", "javascript", "<title>i<")
        .contains("<text>t</text>", "<text>l</text>");
  }

  @Test
  void an_id_stays_only_where_something_refers_to_it() {
    String body =
        "<linearGradient id=\"g1\"/><g id=\"node1\"/><path fill=\"url(#g1)\" xlink:href=\"#g1\"/>";

    assertThat(Drawing.of(svg(body)).svg())
        .doesNotContain("node1")
        .containsPattern("id=\"(dot[0-9a-f]+-g1)\".*url\\(#\\1\\).*xlink:href=\"#\\1\"");
  }

  @Test
  void names_beyond_twenty_are_counted() {
    String nodes = "<g class=\"node\"><text>n</text></g>".repeat(23);

    assertThat(Drawing.of(svg(nodes)).description())
        .startsWith("Diagram: 23 nodes: n, n, ")
        .endsWith(", n and 3 more; 0 edges.");
  }

  @Test
  void what_is_no_svg_is_refused() {
    assertThatThrownBy(() -> Drawing.of("")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Drawing.of("<svg><g></svg>"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be read");
  }
}
