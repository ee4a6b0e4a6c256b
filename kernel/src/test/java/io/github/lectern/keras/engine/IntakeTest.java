package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.tensor.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class IntakeTest {
  private static final int[] ORDER = {3, 1, 0, 2};

  private final INDArray samples =
      Nd4j.createFromArray(new float[][] {{0, 10}, {1, 11}, {2, 12}, {3, 13}});
  private final Team team = new Team(2);
  private final Intake intake = new Intake(Rows.of(samples), team);

  @AfterEach
  void close() {
    team.close();
  }

  @Test
  void a_batch_is_the_rows_in_the_given_order() {
    assertThat(values(intake.take(ORDER, 0, 3))).containsExactly(3, 13, 1, 11, 0, 10);
    assertThat(values(intake.take(ORDER, 3, 4))).containsExactly(2, 12);
  }

  @Test
  void a_prepared_batch_leaves_the_present_one_alone() {
    Matrix present = intake.take(ORDER, 0, 2);
    intake.prepare(ORDER, 2, 4);
    team.finish();
    assertThat(values(present)).containsExactly(3, 13, 1, 11);
    assertThat(values(intake.take(ORDER, 2, 4))).containsExactly(0, 10, 2, 12);
  }

  @Test
  void another_batch_than_the_prepared_one_may_follow() {
    intake.prepare(ORDER, 2, 4);
    assertThat(values(intake.take(ORDER, 1, 3))).containsExactly(1, 11, 0, 10);
  }

  @Test
  void the_same_batch_again_is_read_again() {
    intake.take(ORDER, 0, 1);
    samples.putScalar(3, 0, 30);
    assertThat(values(intake.take(ORDER, 0, 1))).containsExactly(30, 13);
  }
}
