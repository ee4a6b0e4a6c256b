package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LabelDistancesTest {
  @Test
  void numbers_have_distances_and_one_hot_rows_are_all_equally_far() {
    Table table = LabelDistances.of("cat", "dog", "horse");
    assertThat(table.stringColumn(0).asList())
        .containsExactly("cat and dog", "cat and horse", "dog and horse");
    assertThat(table.intColumn(1).asObjectArray()).containsExactly(1, 2, 1);
    assertThat(table.doubleColumn(2).asDoubleArray())
        .hasSize(3)
        .containsOnly(new double[] {Math.sqrt(2), Math.sqrt(2), Math.sqrt(2)}, within(1e-6));
  }
}
