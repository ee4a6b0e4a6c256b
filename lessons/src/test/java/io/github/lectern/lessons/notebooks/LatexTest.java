package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexTest {
  @ParameterizedTest
  @MethodSource("notebooks")
  void every_formula_closes_what_it_opens(Path notebook) throws IOException {
    assertThat(Latex.problems(Notebook.read(notebook))).as(notebook.toString()).isEmpty();
  }

  @Test
  void closed_formulas_are_fine() {
    String prose =
        """
        It is $\\frac{1}{2}$ or \\$5, and
        $$\\begin{aligned} a &= \\left( b \\rightarrow \\{ c \\} \\right) \\end{aligned}$$
        but `$x` is code.
        """;
    assertThat(problems(prose)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$a",
        "a$",
        "$$a$",
        "$a_{b$",
        "$a}{b$",
        "$\\left( a )$",
        "$$\\begin{aligned} a$$",
        "$$\\begin{aligned} a \\end{array}$$",
        "$$a \\end{array}$$",
      })
  void an_open_end_is_reported(String prose) {
    assertThat(problems(prose)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$$\\begin{aligned}\n[a] &= b\n\\end{aligned}$$",
        "$$\\begin{aligned} a &= b \\\\\n[c] &= d \\end{aligned}$$",
      })
  void a_bracket_that_would_be_an_option_is_reported(String prose) {
    assertThat(problems(prose)).singleElement().asString().startsWith("cell text: write {}[ in $$");
    assertThat(problems(prose.replaceFirst("\n\\[", "\n{}["))).isEmpty();
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }

  private static List<String> problems(String prose) {
    Cell text = Cell.prose("text", prose);
    return Latex.problems(new Notebook(Path.of("this.ipynb"), List.of(text)));
  }
}
