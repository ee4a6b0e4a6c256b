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
  void every_cell_has_its_place_in_the_slides(Path notebook) throws IOException {
    assertThat(SlidePlan.problems(Notebook.read(notebook))).as(notebook.toString()).isEmpty();
  }

  @Test
  void each_kind_of_place_is_known() {
    assertThat(problems("slide", "-", "fragment", "subslide", "skip", "slide")).isEmpty();
  }

  @Test
  void a_notebook_that_does_not_start_with_a_slide_is_reported() {
    assertThat(problems("subslide", "-")).containsExactly("the first cell is to be a \"slide\"");
  }

  @Test
  void a_place_that_is_missing_or_unknown_is_reported() {
    assertThat(problems("slide", "slides", ""))
        .containsExactly(
            "cell cell-1 has the slide_type \"slides\", expected one of"
                + " [-, fragment, notes, skip, slide, subslide]",
            "cell cell-2 has the slide_type \"none\", expected one of"
                + " [-, fragment, notes, skip, slide, subslide]");
  }

  @Test
  void code_in_the_speakers_notes_is_reported() {
    assertThat(problems("slide", "notes"))
        .containsExactly("cell cell-1 is code; only prose can be the speaker's notes");
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }

  /** Of a notebook of code cells with these places; "" is none. */
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
