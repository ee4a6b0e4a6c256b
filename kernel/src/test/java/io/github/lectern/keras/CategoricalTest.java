package io.github.lectern.keras;

import static io.github.lectern.keras.Categorical.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.session.RecordedProgress;
import io.github.lectern.tensor.OneHot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CategoricalTest {
  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  @Test
  void class_numbers_become_rows_without_a_warning() {
    INDArray labels = Nd4j.createFromArray(0, 1, 1);
    INDArray expected = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 1}});
    assertThat(toCategorical(labels)).isEqualTo(expected);
    assertThat(toCategorical(labels, 2)).isEqualTo(expected);
    assertThat(toCategorical(labels.reshape(3, 1))).isEqualTo(expected);
    assertThat(toCategorical(new int[] {0, 1, 1})).isEqualTo(expected);
    assertThat(toCategorical(new int[] {0, 1, 1}, 2)).isEqualTo(expected);
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void rows_that_are_one_hot_already_are_warned_of_and_coded_as_keras_does() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}});
    assertThat(toCategorical(rows).shape()).containsExactly(2, 3, 2);
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: toCategorical: these labels of shape [2,3] are already one-hot (a single 1 in\
             each row); use them as they are, without toCategorical.
            The result of this call has the shape [2,3,2].
            """);
    progress.forget();
    assertThat(toCategorical(OneHot.toCategorical(new int[] {3, 1}, 4), 4).shape())
        .containsExactly(2, 4, 4);
    assertThat(progress.text()).contains("The result of this call has the shape [2,4,4].");
  }

  @Test
  void rows_of_other_class_numbers_are_fine() {
    toCategorical(Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 1}}));
    toCategorical(Nd4j.createFromArray(new float[][] {{0, 0, 2}, {1, 0, 0}}));
    toCategorical(Nd4j.createFromArray(new float[][] {{0, 0, 0}, {1, 0, 0}}));
    assertThat(progress.text()).isEmpty();
  }
}
