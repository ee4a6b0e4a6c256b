package io.github.lectern.plots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class GraphvizTest {
  private static final String TWO_LAYERS =
      """
      splines=line
      subgraph cluster_1 {
          style=filled;
          color=lightgrey;
          "x1"
          "x2"
          label = "Layer 0"
      }
      subgraph cluster_2 {
          style=filled;
          color=lightgrey;
          "x1" -> "node1"
          "x2" -> "node1"
          label = "Layer 1: relu"
      }
      """;

  @Test
  void a_diagram_is_an_svg_that_starts_with_its_own_tag_and_parses() throws Exception {
    String svg = Graphviz.gv(TWO_LAYERS).svg().orElseThrow();

    assertThat(svg).startsWith("<svg ");
    assertThat(parsed(svg).getElementsByTagName("text").getLength()).isEqualTo(5);
  }

  @Test
  void text_stays_text_in_the_svg() {
    assertThat(Graphviz.gv(TWO_LAYERS).svg().orElseThrow())
        .contains(">Layer 0</text>", ">Layer 1: relu</text>", ">x1</text>", ">node1</text>");
  }

  @Test
  void statements_become_a_digraph_from_left_to_right() throws Exception {
    Document svg = parsed(Graphviz.gv("a -> b; b -> c").svg().orElseThrow());

    assertThat(points(svg, "width")).isGreaterThan(3 * points(svg, "height"));
  }

  @Test
  void a_whole_graph_is_drawn_as_it_is() throws Exception {
    Document svg = parsed(Graphviz.gv("digraph G { a -> b -> c }").svg().orElseThrow());

    assertThat(points(svg, "height")).isGreaterThan(2 * points(svg, "width"));
  }

  @Test
  void the_words_name_the_clusters_the_nodes_and_the_edges() throws Exception {
    Dot dot = Graphviz.gv(TWO_LAYERS);

    assertThat(dot.description())
        .isEqualTo("Diagram: Layer 0, Layer 1: relu; 3 nodes: x1, node1, x2; 2 edges.");
    assertThat(parsed(dot.svg().orElseThrow()).getDocumentElement().getAttribute("aria-label"))
        .isEqualTo(dot.description());
    assertThat(dot.toString()).startsWith(dot.description() + "\n").contains("\"x1\" -> \"node1\"");
  }

  @Test
  void diagrams_of_one_page_share_no_id() {
    assertThat(Graphviz.gv(TWO_LAYERS).svg().orElseThrow()).doesNotContain(" id=\"");
    String gradient = "a [style=filled, fillcolor=\"red:blue\"]";
    assertThat(Graphviz.gv(gradient).svg().orElseThrow())
        .containsPattern("id=\"(dot[0-9a-f]+-\\w+)\"[\\s\\S]*url\\(#\\1\\)");
  }

  @Test
  void lines_text_and_grey_clusters_follow_the_theme_of_the_page() {
    String svg = Graphviz.gv(TWO_LAYERS).svg().orElseThrow();
    assertThat(svg)
        .contains(
            Page.INK_STYLE,
            "stroke=\"currentColor\"",
            "fill=\"currentColor\" fill-opacity=\"0.22\"")
        .doesNotContain("black", "white", "#fff", "lightgrey");
  }

  @Test
  void text_in_a_coloured_node_is_black_on_any_page() {
    String svg = Graphviz.gv("a [style=filled fillcolor=gold]; b").svg().orElseThrow();
    assertThat(svg)
        .contains("fill=\"gold\"", "fill=\"#000000\"")
        .containsPattern("<text fill=\"#000000\"[^>]*>a</text>")
        .containsPattern("<text(?! fill)[^>]*>b</text>")
        .doesNotContain("background");
  }

  @Test
  void a_diagram_with_other_coloured_areas_stays_on_paper() {
    for (String area : List.of("bgcolor=beige; a", "subgraph cluster_1 {bgcolor=gold; a}")) {
      assertThat(Graphviz.gv(area).svg().orElseThrow())
          .contains("background:#fff")
          .doesNotContain("currentColor");
    }
  }

  @Test
  void translucent_colours_stay_translucent() throws Exception {
    String svg = Graphviz.gv("a [style=filled fillcolor=\"#ff000080\"]").svg().orElseThrow();
    parsed(svg);
    assertThat(svg).contains("fill=\"#ff0000\" fill-opacity=\"0.50\"");
  }

  /** Untrusted notebooks remove SVG elements, but keep images. */
  @Test
  void a_page_shows_the_diagram_as_an_image_with_a_text_alternative() {
    Dot dot = Graphviz.gv("a -> \"<b>\"");
    Element image = Jsoup.parse(dot.toHtml()).selectFirst("img");
    assertThat(image.attr("alt")).isEqualTo("Diagram: 2 nodes: a, <b>; 1 edge.");
    String source = image.attr("src").replace("data:image/svg+xml;base64,", "");
    assertThat(new String(Base64.getDecoder().decode(source), UTF_8))
        .isEqualTo(dot.svg().orElseThrow());
    assertThat(Jsoup.parse(dot.toHtml()).select("svg, text, script")).isEmpty();
  }

  @Test
  void what_dot_warns_of_is_shown_with_the_diagram() {
    Dot dot = Graphviz.gv("a [shape=nosuchshape]");

    assertThat(dot.notices())
        .containsExactly("Graphviz: Warning: using box for unknown shape nosuchshape");
    assertThat(dot.toHtml()).contains("unknown shape nosuchshape</p>");
  }

  @Test
  void letters_of_any_script_and_markup_survive() {
    assertThat(Graphviz.gv("\"층 <1> & 'x'\"").svg().orElseThrow())
        .contains("층 &lt;1&gt; &amp; &#39;x&#39;</text>");
  }

  @Test
  void a_script_link_is_taken_out_and_a_web_link_stays() {
    String svg =
        Graphviz.gv("a [URL=\"javascript:alert(1)\"]; b [URL=\"https://example.org/\"]")
            .svg()
            .orElseThrow();

    assertThat(svg).doesNotContain("javascript").contains("xlink:href=\"https://example.org/\"");
  }

  @Test
  void a_missing_program_gives_the_text_and_how_to_get_it() {
    DotProgram missing = new DotProgram(List.of("no-such-program-as-this"), Duration.ofSeconds(10));
    Dot dot = Graphviz.gv("a -> \"<b>\"", missing);

    assertThat(dot.svg()).isEmpty();
    assertThat(dot.toString())
        .contains("apt-get install graphviz", "conda install", "a -> \"<b>\"");
    assertThat(dot.toHtml())
        .contains("apt-get install graphviz", "<pre>a -&gt; &quot;&lt;b&gt;&quot;</pre>");
  }

  @Test
  void a_program_that_hangs_is_ended() {
    DotProgram slow = new DotProgram(List.of("sh", "-c", "sleep 60"), Duration.ofSeconds(1));

    long start = System.nanoTime();
    assertThatThrownBy(() -> Graphviz.gv("a -> b", slow))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("did not finish within 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void output_that_is_too_large_is_named() {
    assertThatThrownBy(() -> Graphviz.gv("a -> b", printing("head -c 9000000 /dev/zero")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gv: the drawing is larger than 8 MB; draw fewer nodes and edges");
    assertThatThrownBy(() -> Graphviz.gv("a -> b", printing("head -c 9000000 /dev/zero >&2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gv: dot's messages are longer than 8 MB; check the text of the diagram");
  }

  private static DotProgram printing(String script) {
    return new DotProgram(List.of("sh", "-c", script), Duration.ofSeconds(10));
  }

  private static double points(Document svg, String side) {
    return Double.parseDouble(svg.getDocumentElement().getAttribute(side).replace("pt", ""));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
