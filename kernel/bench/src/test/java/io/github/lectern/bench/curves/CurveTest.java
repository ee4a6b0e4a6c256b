package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void there_is_a_curve_for_each_parameter_that_a_user_chooses() {
    assertThat(Curve.all(2))
        .extracting(Curve::name)
        .containsExactly("batch", "width", "depth", "samples", "workers");
  }

  @Test
  void workers_double_up_to_the_processors() {
    assertThat(Curve.workerCounts(1)).containsExactly(1);
    assertThat(Curve.workerCounts(2)).containsExactly(1, 2);
    assertThat(Curve.workerCounts(6)).containsExactly(1, 2, 4, 6);
    assertThat(Curve.workerCounts(8)).containsExactly(1, 2, 4, 8);
  }

  @Test
  void a_line_varies_one_thing_and_keeps_its_batch() {
    Line line = Curve.all(2).get(2).lines().get(0);
    assertThat(line.name()).isEqualTo("batch 32");
    assertThat(line.values()).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(line.setting().apply(8)).isEqualTo(Setting.net2().withBatchSize(32).withDepth(8));
  }

  @Test
  void every_value_of_every_line_can_be_trained() {
    for (Curve curve : Curve.all(4)) {
      for (Line line : curve.lines()) {
        assertThat(line.values()).isSorted().doesNotHaveDuplicates();
        assertThat(line.values())
            .allSatisfy(value -> assertThat(line.setting().apply(value).samples()).isPositive());
      }
    }
  }
}
