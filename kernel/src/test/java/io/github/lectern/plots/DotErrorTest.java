package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotErrorTest {
  /** An image of one pixel. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAA"
                  + "AABJRU5ErkJggg==");

  @TempDir private Path directory;

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
        .hasMessageContaining("near '--'; write -> instead of --");
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
        .hasMessage("gv: expected one graph but got several; call gv separately for each");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a [image=\"%s\"]",
        "a [IMAGE = \"%s\", image=\"%s\"]",
        "a [shape=epsf, shapefile=\"%s\"]",
        "a [shape=custom, shapefile=\"%s\"]",
        "a [\"image\"=\"%s\"]",
        "a [\"im\" + \"age\" = \"%s\"]",
        "a [/* hidden */ image /* here */ = // and\n \"%s\"]",
        "a [label=<<TABLE><TR><TD><IMG SRC=\"%s\"/></TD></TR></TABLE>>]",
        "/*/ \" */ a [image=\"%s\"] /* \" */",
        "a [label=\"x\\\\\"]; b [image=\"%s\"]",
        "# \" \r a [image=\"%s\"] // \" ",
        "a }\ndigraph { b [image=\"%s\"]"
      })
  void attributes_that_read_files_are_refused(String text) throws IOException {
    Path image = Files.write(directory.resolve("secret.png"), PNG);
    assertThatThrownBy(() -> Graphviz.gv(text.replace("%s", image.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gv: a diagram may not read files; remove image");
  }

  @Test
  void an_image_path_opens_no_file_either() throws IOException {
    Files.write(directory.resolve("secret.png"), PNG);
    assertThatThrownBy(
            () -> Graphviz.gv("imagepath=\"%s\"; a [image=\"secret.png\"]".formatted(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gv: a diagram may not read files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagepath=\"/etc\"; a",
        "fontpath=\"/tmp\"; a",
        "stylesheet=\"http://example.org/secret.css\"; a",
        "_background=\"c 7 -#ff0000 I 1 1 1 1 10 -secret.png\"; a"
      })
  void a_path_alone_has_no_effect_on_the_drawing(String text) {
    String svg = Graphviz.gv(text).svg().orElseThrow();
    assertThat(svg).doesNotContain("secret", "stylesheet", "<image", "/etc", "/tmp");
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
