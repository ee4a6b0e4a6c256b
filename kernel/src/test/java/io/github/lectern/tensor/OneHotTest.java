package io.github.lectern.tensor;

import static io.github.lectern.tensor.OneHot.oneHot;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneHotTest {
  @Test
  void label_2_of_5_has_its_1_at_the_third_place() {
    INDArray vector = oneHot(2, 5);

    assertThat(vector.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(vector.shape()).containsExactly(5);
    assertThat(vector.toFloatVector()).containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  void labels_become_rows() {
    INDArray rows = toCategorical(new int[] {0, 1, 1}, 2);

    assertThat(rows.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(rows.toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}, {0, 1}});
  }

  @Test
  void without_a_number_of_classes_the_largest_label_gives_it() {
    assertThat(toCategorical(new int[] {3, 0}).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 0, 1}, {1, 0, 0, 0}});
    assertThat(toCategorical(Nd4j.createFromArray(3, 0)).shape()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"UBYTE", "BYTE", "SHORT", "INT", "LONG", "HALF", "FLOAT", "DOUBLE", "UINT16"})
  void labels_may_be_of_any_numeric_type(DataType type) {
    INDArray labels = Nd4j.createFromArray(1, 0, 2).castTo(type);

    assertThat(toCategorical(labels, 3).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
    assertThat(labels.dataType()).isEqualTo(type);
  }

  @Test
  void label_255_of_uint8_is_not_negative() {
    INDArray labels = Nd4j.createFromArray(255, 0).castTo(DataType.UINT8);

    assertThat(toCategorical(labels).getFloat(0, 255)).isEqualTo(1);
  }

  @Test
  void booleans_are_two_classes() {
    assertThat(toCategorical(Nd4j.createFromArray(true, false), 2).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 1}, {1, 0}});
  }

  @Test
  void a_column_of_labels_counts_as_a_list() {
    INDArray column = Nd4j.createFromArray(1, 0, 2).reshape(3, 1);

    assertThat(toCategorical(column, 3)).isEqualTo(toCategorical(new int[] {1, 0, 2}, 3));
  }

  /** Keras adds one axis to labels of any shape. */
  @Test
  void a_matrix_of_labels_gains_an_axis() {
    INDArray labels = Nd4j.createFromArray(0, 1, 2, 2, 1, 0).reshape(3, 2);
    INDArray coded = toCategorical(labels, 4);

    assertThat(coded.shape()).containsExactly(3, 2, 4);
    assertThat(coded.getFloat(2, 0, 1)).isEqualTo(1);
    assertThat(coded.sumNumber().intValue()).isEqualTo(6);
  }

  @Test
  void labels_may_be_every_other_element_of_a_tensor() {
    INDArray labels = Nd4j.createFromArray(0, 9, 1, 9, 2, 9).reshape(3, 2).getColumn(0);

    assertThat(toCategorical(labels, 3)).isEqualTo(toCategorical(new int[] {0, 1, 2}, 3));
  }

  @Test
  void no_labels_are_no_rows() {
    assertThat(toCategorical(new int[0], 10).shape()).containsExactly(0, 10);
    assertThat(toCategorical(Nd4j.create(DataType.UINT8, 0), 10).shape()).containsExactly(0, 10);
  }

  @Test
  void a_label_that_is_no_class_is_named_with_its_place() {
    assertThatThrownBy(() -> toCategorical(new int[] {0, 5, 1}, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toCategorical: expected labels from 0 to 4, since numClasses is 5, but got 5 at"
                + " position 1; number the classes from 0");
    assertThatThrownBy(() -> oneHot(5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("oneHot: expected a label from 0 to 4, since numClasses is 5, but got 5");
    assertThatThrownBy(() -> oneHot(-1, 5)).hasMessageContaining("but got -1");
    assertThatThrownBy(() -> toCategorical(new int[] {0, -1}, 5))
        .hasMessage("toCategorical: expected labels 0, 1, 2, ... but got -1 at position 1");
    assertThatThrownBy(() -> toCategorical(new int[] {0, -1})).hasMessageContaining("but got -1");
  }

  @Test
  void labels_that_are_no_whole_numbers_are_refused() {
    assertThatThrownBy(() -> toCategorical(Nd4j.createFromArray(0, 1.5), 2))
        .hasMessageContaining("but got 1.5 at position 1");
    assertThatThrownBy(() -> toCategorical(Nd4j.createFromArray(Float.NaN, 1f), 2))
        .hasMessageContaining("but got NaN at position 0");
    assertThatThrownBy(() -> toCategorical(Nd4j.createFromArray(Double.POSITIVE_INFINITY, 1)))
        .hasMessageContaining("but got Infinity at position 0");
  }

  @Test
  void text_is_refused() {
    assertThatThrownBy(() -> toCategorical(Nd4j.create("boot", "bag"), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "toCategorical: expected labels 0, 1, 2, ... but got text; number the classes from 0");
  }

  @Test
  void without_labels_the_number_of_classes_is_unknown() {
    assertThatThrownBy(() -> toCategorical(new int[0]))
        .hasMessageContaining("at least one label but got none");
  }

  @Test
  void the_number_of_classes_is_at_least_one() {
    assertThatThrownBy(() -> toCategorical(new int[] {0}, 0))
        .hasMessage("toCategorical: expected numClasses of at least 1 but got 0");
    assertThatThrownBy(() -> oneHot(0, 0))
        .hasMessage("oneHot: expected numClasses of at least 1 but got 0");
  }

  @Test
  void pixels_given_as_labels_by_mistake_do_not_fill_the_memory() {
    INDArray images = Nd4j.ones(DataType.UINT8, 2000, 28, 28).mul(255);

    assertThatThrownBy(() -> toCategorical(images, 10_000))
        .hasMessageContaining("check that the first argument contains labels");
  }
}
