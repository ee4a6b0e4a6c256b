package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.losses.LogitsLoss;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.tensor.Rows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchLossTest {
  // p = (1, e^-z): e^-60 = 9e-27, e^-75 = 3e-33, e^-95 = 6e-42, which is subnormal
  @Test
  void a_gradient_too_small_to_move_a_weight_is_zero() {
    LogitsLoss loss = new CategoricalCrossentropy().onLogitsOf("softmax").orElseThrow();
    INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {1, 0}});
    Rows rows = Rows.of(labels);
    try (Workspace workspace = new Workspace(1)) {
      Batch batch =
          new Batch(
              new BatchLoader(rows, workspace), Samples.all(rows, rows), new int[] {0, 1, 2}, 0, 3);
      BatchLoss.Result result =
          new BatchLoss(loss, Loss.Portion.ROWS, List.of())
              .run(Matrices.of(3, 2, 60, 0, 75, 0, 95, 0), batch, Optional.empty(), workspace);
      float[] gradient = Matrices.values(result.gradient());
      assertThat(gradient[1]).isBetween(2.9e-27f, 3e-27f); // 8.76e-27 / 3
      assertThat(gradient).containsExactly(0, gradient[1], 0, 0, 0, 0);
    }
  }
}
