package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the outputs of notebook 00; all of them follow from its twelve numbers, 0 to 11. */
class JavaAndTensorsIT {
  private static final Notebook NOTEBOOK = CourseRun.once().executed("00-java-and-tensors.ipynb");

  @Test
  void whole_numbers_drop_the_fraction_and_so_do_their_tensors() {
    assertThat(shown("division")).containsExactly("3", "3.5");
    assertThat(shown("types"))
        .containsExactly("array([0, 0, 1], dtype=uint8)", "array([0. , 0.2, 1. ], dtype=float32)");
  }

  @Test
  void lists_methods_and_loops_do_what_the_text_says() {
    assertThat(shown("lists")).containsExactly("shirt costs 19.9");
    assertThat(shown("loop")).containsExactly("[shirts, shoes, bags]");
    assertThat(shown("method")).containsExactly("2.25");
    assertThat(shown("rows")).containsExactly("3238.5"); // 796 + 1497.5 + 345 + 600
  }

  @Test
  void a_column_is_a_vector_unless_its_axis_is_kept() {
    assertThat(shown("shape")).containsExactly("[3, 4]", "2", "12", "3");
    assertThat(shown("column"))
        .containsExactly(
            "array([4., 5., 6., 7.], dtype=float32)",
            "array([1., 5., 9.], dtype=float32)",
            "array([[1.],\n       [5.],\n       [9.]], dtype=float32)");
  }

  @Test
  void the_axis_that_is_named_disappears() {
    assertThat(shown("sum"))
        .containsExactly(
            "array([12., 15., 18., 21.], dtype=float32)",
            "array([ 6., 22., 38.], dtype=float32)",
            "array([[ 6.],\n       [22.],\n       [38.]], dtype=float32)");
    assertThat(shown("argmax")).containsExactly("array([1, 0])");
    assertThat(shown("compare")).last().isEqualTo("0.5");
    assertThat(shown("numbers")).containsExactly("11.0");
  }

  @Test
  void a_change_to_a_view_is_seen_and_a_change_to_a_copy_is_not() {
    assertThat(shown("view").get(0)).startsWith("array([[100., 101., 102., 103.],\n       [  4.,");
    assertThat(shown("dup")).isEqualTo(shown("matrix"));
    assertThat(shown("equality")).containsExactly("false", "true");
  }

  @Test
  void the_charts_are_pictures_with_a_description() {
    for (String id : List.of("lambda", "chart", "bars")) {
      assertThat(NOTEBOOK.cell(id).shown("image/png")).as(id).hasSize(1);
      assertThat(NOTEBOOK.cell(id).shown("text/html").get(0)).as(id).contains("alt=");
    }
  }

  private static List<String> shown(String cell) {
    return NOTEBOOK.cell(cell).shown("text/plain");
  }
}
