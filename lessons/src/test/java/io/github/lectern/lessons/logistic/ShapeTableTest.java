package io.github.lectern.lessons.logistic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ShapeTableTest {
  private static final ShapeTable TABLE =
      new ShapeTable()
          .add("X", Nd4j.zeros(5, 784), "the samples")
          .add("b", Nd4j.zeros(1, 1), "the bias");

  @Test
  void each_tensor_has_a_row_with_its_name_shape_and_meaning() {
    assertThat(TABLE.toString().lines().skip(1))
        .containsExactly(
            "name  shape     what it holds",
            "----  --------  -------------",
            "X     (5, 784)  the samples",
            "b     (1, 1)    the bias");
  }

  @Test
  void a_page_shows_it_as_a_table_with_headers() {
    assertThat(TABLE.toHtml()).contains("<th scope=\"col\"", ">(5, 784)<", ">the bias<");
  }

  @Test
  void adding_leaves_the_table_as_it_was() {
    new ShapeTable().add("W", Nd4j.zeros(2, 2), "the weights");
    assertThat(TABLE.add("W", Nd4j.zeros(2, 2), "the weights").toString()).contains("(2, 2)");
    assertThat(TABLE.toString()).doesNotContain("(2, 2)");
  }
}
