package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.tensor.Rows;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchLoaderTest {
  private static final int[] ORDER = {3, 1, 0, 2};

  private final INDArray samples =
      Nd4j.createFromArray(new float[][] {{0, 10}, {1, 11}, {2, 12}, {3, 13}});
  private final Workspace workspace = new Workspace(2);
  private final BatchLoader loader = new BatchLoader(Rows.of(samples), workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void a_batch_is_the_rows_in_the_given_order() {
    assertThat(values(loader.take(ORDER, 0, 3))).containsExactly(3, 13, 1, 11, 0, 10);
    assertThat(values(loader.take(ORDER, 3, 4))).containsExactly(2, 12);
  }

  @Test
  void a_prepared_batch_leaves_the_present_one_alone() {
    Matrix present = loader.take(ORDER, 0, 2);
    loader.prepare(ORDER, 2, 4);
    workspace.finishBackground();
    assertThat(values(present)).containsExactly(3, 13, 1, 11);
    assertThat(values(loader.take(ORDER, 2, 4))).containsExactly(0, 10, 2, 12);
  }

  @Test
  void a_batch_other_than_the_prepared_one_may_follow() {
    loader.prepare(ORDER, 2, 4);
    assertThat(values(loader.take(ORDER, 1, 3))).containsExactly(1, 11, 0, 10);
  }

  // sample i has the pixels i, i + 1, ... modulo 256
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 100, 256})
  void pixels_are_their_numbers_in_batches_of_any_size(int size) {
    int width = 301;
    INDArray pixels =
        Nd4j.arange(256)
            .reshape(256, 1)
            .add(Nd4j.arange(width).reshape(1, width))
            .fmod(256)
            .castTo(DataType.UINT8);
    int[] order = IntStream.range(0, 256).map(i -> i * 7 % 256).toArray();
    BatchLoader images = new BatchLoader(Rows.of(pixels), workspace);
    for (int from = 0; from < 256; from += size) {
      int to = Math.min(256, from + size);
      float[] batch = values(images.take(order, from, to));
      for (int i = 0; i < batch.length; i++) {
        assertThat(batch[i]).isEqualTo((order[from + i / width] + i % width) % 256);
      }
    }
  }

  @Test
  void the_same_batch_again_is_read_again() {
    loader.take(ORDER, 0, 1);
    samples.putScalar(3, 0, 30);
    assertThat(values(loader.take(ORDER, 0, 1))).containsExactly(30, 13);
  }
}
