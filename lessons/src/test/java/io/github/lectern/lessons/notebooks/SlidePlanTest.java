package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlidePlanTest {
  @ParameterizedTest
  @MethodSource("notebooks")
  void every_cell_has_a_slide_type(Path notebook) throws IOException {
    assertThat(SlidePlan.problems(Notebook.read(notebook))).as(notebook.toString()).isEmpty();
  }

  @Test
  void every_slide_type_is_known() {
    assertThat(problems("slide", "-", "fragment", "subslide", "skip", "slide")).isEmpty();
  }

  @Test
  void a_notebook_that_does_not_start_with_a_slide_is_reported() {
    assertThat(problems("subslide", "-")).containsExactly("the first cell must be a \"slide\"");
  }

  @Test
  void a_slide_type_that_is_missing_or_unknown_is_reported() {
    assertThat(problems("slide", "slides", ""))
        .containsExactly(
            "cell cell-1: expected the slide_type to be one of"
                + " [-, fragment, notes, skip, slide, subslide] but got \"slides\"",
            "cell cell-2: expected the slide_type to be one of"
                + " [-, fragment, notes, skip, slide, subslide] but got \"none\"");
  }

  @Test
  void code_in_the_speakers_notes_is_reported() {
    assertThat(problems("slide", "notes"))
        .containsExactly("cell cell-1 is code; only prose can be speaker notes");
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }

  /** Returns the problems of code cells with these slide types; "" means that there is none. */
  private static List<String> problems(String... types) {
    List<String> cells = IntStream.range(0, types.length).mapToObj(i -> cell(i, types[i])).toList();
    return SlidePlan.problems(
        Notebook.parse(
            Path.of("sums.ipynb"), "{\"cells\": [%s]}".formatted(String.join(",", cells))));
  }

  private static String cell(int index, String type) {
    String slideshow =
        type.isEmpty() ? "" : "\"slideshow\": {\"slide_type\": \"%s\"}".formatted(type);
    return """
        {"cell_type": "code", "id": "cell-%d", "source": "1", "metadata": {%s}}"""
        .formatted(index, slideshow);
  }
}
