package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LayerExercisesTest {
  private static final INDArray X =
      Nd4j.createFromArray(new double[][] {{1, 4, -2, -7}, {3, 2, -1, -4}});

  @Test
  void starters_are_not_done_yet() {
    assertThat(LayerExercises.maxPooling(x -> null)).asString().endsWith("not done yet");
    assertThat(LayerExercises.maxPoolingBackward((x, dy) -> null))
        .asString()
        .endsWith("not done yet");
    assertThat(LayerExercises.padding((x, k) -> LayerExercises.placed(x, k / 2, 0)))
        .asString()
        .endsWith("not done yet");
  }

  @Test
  void right_answers_pass() {
    assertThat(LayerExercises.maxPooling(LayerExercises::forward)).matches(Report::done);
    assertThat(LayerExercises.maxPoolingBackward(LayerExercises::backward)).matches(Report::done);
    assertThat(LayerExercises.padding((x, k) -> LayerExercises.placed(x, k / 2, k / 2)))
        .matches(Report::done);
  }

  // By hand: the largest are 4 and -1, at (0, 1) and (1, 2).
  @Test
  void the_references_are_those_of_a_calculation_by_hand() {
    assertThat(LayerExercises.forward(X).data().asDouble()).containsExactly(4, -1);
    INDArray slopes = Nd4j.createFromArray(new double[][] {{5, 6}});
    assertThat(LayerExercises.backward(X, slopes).data().asDouble())
        .containsExactly(0, 5, 0, 0, 0, 0, 6, 0);
  }

  @Test
  void wrong_poolings_get_their_hints() {
    assertThat(LayerExercises.maxPooling(x -> x)).asString().contains("Windows do not overlap");
    assertThat(LayerExercises.maxPooling(x -> LayerExercises.forward(square(x))))
        .asString()
        .contains("images need not be square");
  }

  /** Fails on images that are not square, as a loop with the wrong bound does. */
  private static INDArray square(INDArray x) {
    if (x.size(0) != x.size(1)) {
      throw new IndexOutOfBoundsException("row 2");
    }
    return x;
  }

  @Test
  void wrong_backward_passes_get_their_hints() {
    assertThat(LayerExercises.maxPoolingBackward((x, dy) -> dy))
        .asString()
        .contains("must have the shape of x");
    assertThat(LayerExercises.maxPoolingBackward((x, dy) -> LayerExercises.spread(x, dy, 0.25)))
        .asString()
        .contains("That is average pooling");
    assertThat(LayerExercises.maxPoolingBackward((x, dy) -> LayerExercises.spread(x, dy, 1)))
        .asString()
        .contains("Only the largest pixel");
    assertThat(
            LayerExercises.maxPoolingBackward(
                (x, dy) -> LayerExercises.backward(x, Nd4j.onesLike(dy))))
        .asString()
        .contains("gets the slope of its window, not 1");
    assertThat(LayerExercises.maxPoolingBackward((x, dy) -> Nd4j.zerosLike(x)))
        .asString()
        .contains("Find the largest pixel of each window again");
  }

  @Test
  void wrong_paddings_get_their_hints() {
    assertThat(LayerExercises.padding((x, k) -> LayerExercises.placed(x, 1, 1)))
        .asString()
        .contains("With 5 by 5, the ring is 2 pixels wide");
    assertThat(LayerExercises.padding((x, k) -> x)).asString().contains("The size was right");
    assertThat(LayerExercises.padding((x, k) -> x.getRow(k))).asString().contains("(0, 0)");
    assertThat(LayerExercises.padding((x, k) -> LayerExercises.placed(x, k / 2, k - 1)))
        .asString()
        .contains("Where should the pixel (0, 0) of the image be");
  }

  @Test
  void checks_never_throw() {
    assertThat(
            LayerExercises.maxPoolingBackward(
                (x, dy) -> {
                  throw new IllegalStateException("no");
                }))
        .asString()
        .contains("could not be judged");
  }
}
