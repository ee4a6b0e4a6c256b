package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the outputs of notebook 08. */
class HowANetLearnsIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("08-how-a-net-learns.ipynb");

  @ParameterizedTest
  @ValueSource(strings = {"formula-check", "gradients", "fit", "library-adam"})
  void what_is_written_by_hand_equals_the_library(String cell) {
    assertThat(shownText(cell)).endsWith(": equal up to 1e-6");
  }

  @Test
  void momentum_and_rmsprop_by_hand_equal_the_library() {
    assertThat(NOTEBOOK.cell("library-others").shown("text/plain"))
        .hasSize(2)
        .allMatch(text -> text.endsWith(": equal up to 1e-6"));
  }

  @Test
  void the_loop_learns_to_tell_pears_from_apples() {
    assertThat(shownText("start")).contains("127 of 200 samples predicted correctly");
    assertThat(shownText("loop")).contains("Loss 0.186, 184 of 200 right");
  }

  @Test
  void the_net_by_hand_learns_xor() {
    assertThat(NOTEBOOK.cell("xor-regions").shown("text/plain"))
        .satisfiesExactly(
            regions -> assertThat(regions).contains("4 of 4 samples predicted correctly"),
            run -> assertThat(run).startsWith("Training of 500 epochs: loss from 0.69"));
  }

  @Test
  void momentum_comes_closer_to_the_bottom_than_plain_steps() {
    assertThat(shownText("paths"))
        .contains("plain steps goes from (−3, 1) to (−0.1772, 0.001238) in 30 steps.")
        .containsPattern("momentum goes from \\(−3, 1\\) to \\(−?0\\.000\\d+, ");
  }

  @Test
  void sliders_work_without_a_kernel() {
    for (String cell : List.of("slope", "rates", "loop", "batch")) {
      assertThat(NOTEBOOK.cell(cell).shown("text/html").get(0))
          .as(cell)
          .contains("data-lectern-figure", "<script>", "\"SLIDER\"", "<img alt=");
    }
  }

  @Test
  void a_bend_is_needed_for_xor() {
    assertThat(shownText("linear"))
        .containsPattern("linear: .*; [123] of 4 samples.* relu: .*; 4 of 4 samples");
  }

  @Test
  void gradients_vanish_in_sigmoids_and_not_in_relus() {
    assertThat(shownText("deep"))
        .containsPattern("sigmoid: \\d\\.\\de-08, .*e-02\\.\n.*relu: \\d\\.\\de-02, ");
  }

  private static String shownText(String id) {
    List<String> shown = NOTEBOOK.cell(id).shown("text/plain");
    assertThat(shown).as(id).hasSize(1);
    return shown.get(0);
  }
}
