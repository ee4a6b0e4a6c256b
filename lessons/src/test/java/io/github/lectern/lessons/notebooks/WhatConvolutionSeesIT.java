package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the outputs of notebook 10. */
class WhatConvolutionSeesIT {
  private static final Notebook NOTEBOOK =
      CourseRun.once().executed("10-what-convolution-sees.ipynb");

  @Test
  void the_loop_equals_the_layer() {
    assertThat(shownText("loop-check")).startsWith("2 arrays").endsWith(": equal up to 1e-6");
  }

  @Test
  void the_shapes_are_those_of_the_formula() {
    assertThat(NOTEBOOK.cell("shapes").shown("text/plain"))
        .containsExactly("[1, 26, 26, 1]", "[1, 28, 28, 1]", "[1, 13, 13, 1]");
    assertThat(NOTEBOOK.cell("parameters").shown("text/plain")).containsExactly("320", "392500");
    assertThat(shownText("net-summary")).contains("Total params: 34,826");
  }

  @Test
  void an_image_in_colour_takes_more_weights_and_makes_as_many_maps() {
    assertThat(shownText("colour")).isEqualTo("[1, 28, 28, 3]");
    assertThat(NOTEBOOK.cell("colour-shape").shown("text/plain"))
        .containsExactly("[1, 26, 26, 32]", "896");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slide", "places"})
  void figures_work_without_a_kernel(String cell) {
    assertThat(NOTEBOOK.cell(cell).shown("text/html").get(0))
        .contains("data-lectern-figure", "<script>", "<img alt=");
  }

  @Test
  void the_convolutional_net_wins_the_challenge() {
    assertThat(shownText("board"))
        .containsPattern("1 +a convolutional net .*✓ beats the lecture's net3");
  }

  @Test
  void shuffling_harms_the_convolutional_net_and_not_the_dense_one() {
    String table = shownText("shuffled-table");
    double dense = mean(table, "net1, in place") - mean(table, "net1, shuffled");
    double convolution =
        mean(table, "convolution, in place") - mean(table, "convolution, shuffled");
    assertThat(Math.abs(dense)).isLessThan(0.02);
    assertThat(convolution).isGreaterThan(0.015);
  }

  private static double mean(String table, String row) {
    Matcher found = Pattern.compile(Pattern.quote(row) + " +[\\d,]+ +(0\\.\\d+)").matcher(table);
    assertThat(found.find()).as(row).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void moving_the_boot_harms_the_dense_net_most() {
    String table = shownText("moved-table");
    assertThat(moved(table, "convolution, largest of each map"))
        .isGreaterThan(moved(table, "dense") + 0.3);
  }

  /** The lesson says that moved training images help with moved test images. */
  @Test
  void a_net_that_has_learned_from_moved_images_copes_with_them() {
    String table = shownText("augmented");
    assertThat(moved(table, "the same, augmented"))
        .isGreaterThan(moved(table, "convolution, Flatten") + 0.3);
  }

  /** Returns the last accuracy of a row. */
  private static double moved(String table, String row) {
    String line = table.lines().filter(l -> l.startsWith(row + " ")).findFirst().orElseThrow();
    return Double.parseDouble(line.strip().replaceFirst(".* ", ""));
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).isNotEmpty();
    return shown.get(shown.size() - 1);
  }
}
