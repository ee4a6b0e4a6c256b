package io.github.lectern.lessons.basics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.interactive.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MemoryStepsTest {
  private static final List<Frame> STEPS = MemorySteps.figure().frames();

  @Test
  void the_steps_are_lines_of_code() {
    assertThat(STEPS)
        .extracting(Frame::label)
        .containsExactly(
            "var A = ...",
            "var row = A.getRow(0);",
            "row.addi(100);",
            "var copy = row.dup();",
            "copy.muli(0);");
  }

  /** The drawings show what ND4J does. */
  @Test
  void the_numbers_are_those_that_the_lines_compute() {
    INDArray a = Nd4j.arange(8).reshape(2, 4);
    assertThat(numbers(0)).isEqualTo(numbersOf(a));
    INDArray row = a.getRow(0);
    assertThat(numbers(1)).isEqualTo(numbersOf(a));
    row.addi(100);
    assertThat(numbers(2)).isEqualTo(numbersOf(a));
    INDArray copy = row.dup();
    assertThat(numbers(3)).isEqualTo(numbersOf(a) + numbersOf(copy));
    copy.muli(0);
    assertThat(numbers(4)).isEqualTo(numbersOf(a) + numbersOf(copy));
  }

  private static String numbers(int step) {
    return STEPS.get(step).drawing().replaceAll("(?s)[^>]*?>(?:(\\d+)(<))?", "$1$2");
  }

  private static String numbersOf(INDArray array) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < array.length(); i++) {
      numbers.append(array.dup('c').data().getInt(i)).append('<');
    }
    return numbers.toString();
  }
}
