package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MetricOnTensorsTest {
  private static final INDArray CODES = Nd4j.createFromArray(2, 1, 0);
  private static final INDArray P =
      Nd4j.createFromArray(new double[][] {{.1, .6, .3}, {.05, .95, 0}, {.7, .2, .1}});

  private static double value(Metric metric, INDArray yTrue, INDArray yPred) {
    metric.updateState(yTrue, yPred);
    return metric.result();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE", "INT", "LONG", "UBYTE", "BYTE", "HALF", "SHORT", "BOOL"})
  void labels_may_have_any_numeric_type(DataType type) {
    INDArray labels = Nd4j.createFromArray(new int[][] {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}});
    assertThat(value(new CategoricalAccuracy(), labels.castTo(type), P)).isEqualTo(2.0 / 3);
  }

  @Test
  void class_codes_may_be_a_vector_or_a_column() {
    assertThat(value(new SparseCategoricalAccuracy(), CODES, P)).isEqualTo(2.0 / 3);
    assertThat(value(new SparseCategoricalAccuracy(), CODES.reshape(3, 1), P)).isEqualTo(2.0 / 3);
  }

  @Test
  void two_vectors_are_one_value_a_row() {
    INDArray y = Nd4j.createFromArray(0, 1, 1, 1);
    INDArray p = Nd4j.createFromArray(1f, 0f, 1f, 1f);
    assertThat(value(new Recall(), y, p)).isEqualTo(2.0 / 3);
    assertThat(value(new Recall(), y, p.reshape(4, 1))).isEqualTo(2.0 / 3);
  }

  @Test
  void views_and_other_orders_are_read_by_their_rows() {
    INDArray labels = Nd4j.createFromArray(new float[][] {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}});
    assertThat(value(new CategoricalAccuracy(), labels.dup('f'), P.dup('f'))).isEqualTo(2.0 / 3);
    INDArray wide = Nd4j.hstack(P, P.rsub(1));
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3));
    assertThat(value(new CategoricalAccuracy(), labels, view)).isEqualTo(2.0 / 3);
    assertThat(value(new CategoricalAccuracy(), labels, P.transpose().dup().transpose()))
        .isEqualTo(2.0 / 3);
  }

  @Test
  void the_last_of_three_axes_is_the_classes() {
    INDArray p = P.reshape(3, 1, 3);
    assertThat(value(new SparseCategoricalAccuracy(), CODES.reshape(3, 1), p)).isEqualTo(2.0 / 3);
  }

  @Test
  void tensors_are_unchanged() {
    INDArray before = P.dup();
    value(new SparseCategoricalAccuracy(), CODES, P);
    assertThat(P).isEqualTo(before);
  }

  @Test
  void other_numbers_of_rows_show_both_shapes() {
    assertThatThrownBy(() -> value(new SparseCategoricalAccuracy(), Nd4j.createFromArray(1, 2), P))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected the same number of rows in yTrue and yPred but got yTrue [2] and"
                + " yPred [3, 3]");
  }

  @Test
  void labels_of_another_width_are_refused_as_in_a_batch() {
    assertThatThrownBy(() -> value(new CategoricalAccuracy(), CODES, P))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Metric \"categorical_accuracy\": expected labels [n,3] but got [n,1]");
  }

  @Test
  void text_is_refused() {
    INDArray text = Nd4j.create("a", "b", "c");
    assertThatThrownBy(() -> value(new SparseCategoricalAccuracy(), text, P))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("yTrue: expected numbers but got text");
  }
}
