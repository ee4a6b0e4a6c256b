package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotErrorTest {
  @Test
  void the_line_of_dots_message_is_the_users_line_and_is_shown() {
    assertThatThrownBy(() -> Graphviz.gv("a -> b\nc -> -> d\ne"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            gv: syntax error in line 2 near '->'
                1 | a -> b
            >   2 | c -> -> d
                3 | e""");
  }

  @Test
  void an_undirected_edge_is_named() {
    assertThatThrownBy(() -> Graphviz.gv("a -- b"))
        .hasMessageContaining("near '--'; write -> for an edge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"subgraph x { a -> b", "a -> b\n}", "a [label=<b<i>]"})
  void what_is_not_closed_is_an_error_at_the_end(String text) {
    assertThatThrownBy(() -> Graphviz.gv(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gv: syntax error at the end of the text; check that every \"");
  }

  @Test
  void a_quote_that_is_not_closed_is_shown_where_it_begins() {
    assertThatThrownBy(() -> Graphviz.gv("a -> b\nb -> \"c"))
        .hasMessageContaining("missing endquote")
        .hasMessageEndingWith(">   2 | b -> \"c");
  }

  @Test
  void a_wrong_label_keeps_all_of_dots_words() {
    assertThatThrownBy(() -> Graphviz.gv("a [label=<<b>x</i>>]"))
        .hasMessageContaining("mismatched tag")
        .hasMessageContaining("in label of node a");
  }

  @Test
  void two_graphs_in_one_text_are_refused() {
    assertThatThrownBy(() -> Graphviz.gv("digraph A { a } digraph B { b }"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gv: expected one graph but got several; call gv for each");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a [image=\"/etc/hostname\"]",
        "a [IMAGE = x]",
        "imagepath=\"/etc\"; a",
        "a [shape=epsf, shapefile=\"x.ps\"]",
        "fontpath=\"/tmp\"; a",
        "stylesheet=\"http://example.org/x.css\"; a",
        "_background=\"c 7 -#ff0000 I 1 1 1 1 5 -x.png\"; a",
        "a [\"image\"=x]",
        "a [\"im\" + \"age\" = x]",
        "a [/* hidden */ image /* here */ = // and\n x]",
        "a [label=<<TABLE><TR><TD><IMG SRC=\"x.png\"/></TD></TR></TABLE>>]",
        "/*/ \" */ a [image=x] /* \" */",
        "a [label=\"x\\\\\"]; b [image=\"y\"]",
        "1imagepath=\"/etc\" a",
        ".5imagepath=\"/etc\" a",
        "# \" \r a [image=x] // \" ",
        "a [label=< <!-- < --> >, image=x]"
      })
  void attributes_that_read_files_are_refused(String text) {
    assertThatThrownBy(() -> Graphviz.gv(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not allowed, a diagram may not read files; remove it from line");
  }

  @Test
  void a_refused_attribute_is_shown_with_its_line() {
    assertThatThrownBy(() -> Graphviz.gv("a -> b\nb [image=x]"))
        .hasMessageStartingWith("gv: image=... is not allowed")
        .hasMessageEndingWith("from line 2\n    1 | a -> b\n>   2 | b [image=x]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a [label=\"image=x\"]",
        "// image=x\na",
        "/* image=x */ a",
        "# image=x\n",
        "image -> shapefile",
        "a [label=\"say \\\"image=x\\\"\"]"
      })
  void the_same_letters_elsewhere_are_drawn(String text) {
    assertThat(Graphviz.gv(text).svg()).isPresent();
  }
}
