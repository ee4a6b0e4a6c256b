package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.datasets.FashionMnist;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TwoClassesTest {
  private static final FashionMnist DATA =
      new FashionMnist(
          pictures(0, 51, 102, 255), labels(4, 9, 2, 4), pictures(204, 0, 153), labels(2, 0, 4));

  @Test
  void pictures_of_other_classes_are_left_out_and_pixels_go_from_0_to_1() {
    TwoClasses two = TwoClasses.of(DATA, "Pullover", "Coat");
    assertThat(two.x().shape()).containsExactly(3, 784);
    assertThat(two.x().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(two.x().getColumn(0).toFloatVector()).containsExactly(0f, 0.4f, 1f);
    assertThat(two.x().getColumn(783).toFloatVector()).containsExactly(0f, 0.4f, 1f);
    assertThat(two.xTest().getColumn(0).toFloatVector()).containsExactly(0.8f, 0.6f);
  }

  @Test
  void the_second_class_has_the_label_1() {
    TwoClasses two = TwoClasses.of(DATA, "Pullover", "Coat");
    assertThat(two.y().shape()).containsExactly(3, 1);
    assertThat(two.y().toFloatVector()).containsExactly(1f, 0f, 1f);
    assertThat(two.yTest().toFloatVector()).containsExactly(0f, 1f);
    assertThat(TwoClasses.of(DATA, "Coat", "Pullover").y().toFloatVector())
        .containsExactly(0f, 1f, 0f);
  }

  @Test
  void the_text_names_the_classes_and_counts() {
    assertThat(TwoClasses.of(DATA, "Pullover", "Coat"))
        .hasToString(
            "Pullover (0) and Coat (1): 3 training images, 2 test images, pixels from 0 to 1");
  }

  @Test
  void unknown_and_equal_classes_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoClasses.of(DATA, "Pullover", "Cape"))
        .withMessageStartingWith(
            "TwoClasses: unknown class \"Cape\"; the classes are [T-shirt/top");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoClasses.of(DATA, "Coat", "Coat"))
        .withMessage("TwoClasses: expected two different classes but got Coat twice");
  }

  /** Returns one image per number, whose pixels all have that value. */
  private static INDArray pictures(int... values) {
    return Nd4j.createFromArray(values)
        .reshape(values.length, 1, 1)
        .mul(Nd4j.ones(DataType.INT32, values.length, 28, 28))
        .castTo(DataType.UINT8);
  }

  private static INDArray labels(int... labels) {
    return Nd4j.createFromArray(labels).castTo(DataType.UINT8);
  }
}
