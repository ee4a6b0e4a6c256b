package io.github.lectern.lessons.basics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BasicsExercisesTest {
  private static final long[] NONE = {};
  private static final long[] SLICE = {28, 28};
  private static final long[] RESHAPED = {60000, 784};
  private static final long[] COLUMN = {60000, 1};
  private static final long[] LARGEST = {60000};

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            BasicsExercises.quizzes(0, 0, 0),
            BasicsExercises.shapes(NONE, NONE, NONE, NONE),
            BasicsExercises.accuracy((p, y) -> null),
            BasicsExercises.picture(Nd4j.zeros(8, 8)));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    List<Report> reports =
        List.of(
            BasicsExercises.quizzes(2, 3, 2),
            BasicsExercises.shapes(SLICE, RESHAPED, COLUMN, LARGEST),
            BasicsExercises.accuracy(BasicsExercisesTest::accuracy),
            BasicsExercises.picture(face()));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "60000,28,28; 60000,784; 60000,1; 60000; That is all of them",
        "1,28,28; 60000,784; 60000,1; 60000; from which slice takes one entry disappears",
        "60000,28; 60000,784; 60000,1; 60000; the other two stay",
        "28,28; -1,784; 60000,1; 60000; whatever is left",
        "28,28; 1,784; 60000,1; 60000; this would be one image",
        "28,28; 784,60000; 60000,1; 60000; in rows of 784",
        "28,28; 60000,784; 60000; 60000; true keeps the second axis",
        "28,28; 60000,784; 1,10; 60000; That is a row",
        "28,28; 60000,784; 10,1; 60000; from each of the 60,000 rows",
        "28,28; 60000,784; 60000,1; 10; That is argMax(0)",
        "28,28; 60000,784; 60000,1; 60000,1; disappears altogether",
        "28,28; 60000,784; 60000,1; 1; the other one stays"
      })
  void wrong_shapes_get_their_hints(
      String slice, String reshaped, String column, String largest, String hint) {
    Report report =
        BasicsExercises.shapes(shape(slice), shape(reshaped), shape(column), shape(largest));
    assertThat(report.passed()).isEqualTo(3);
    assertThat(report.toString()).contains(hint);
  }

  /** The shapes of the exercise are those that ND4J gives; three images stand for 60,000. */
  @Test
  void the_shapes_are_those_of_the_calls() {
    INDArray images = Nd4j.zeros(DataType.UINT8, 3, 28, 28);
    INDArray y = Nd4j.zeros(3, 10);
    assertThat(images.slice(0).shape()).isEqualTo(SLICE);
    assertThat(images.reshape(-1, 784).shape()).containsExactly(3, 784);
    assertThat(y.getColumn(3, true).shape()).containsExactly(3, 1);
    assertThat(y.argMax(1).shape()).containsExactly(3);
  }

  @Test
  void the_quizzes_tell_the_truth_about_java_and_nd4j() {
    INDArray a = Nd4j.arange(12).reshape(3, 4);
    INDArray b = a.reshape(4, 3);
    b.muli(0);
    assertThat(a).isEqualTo(Nd4j.zeros(3, 4));
    INDArray t = Nd4j.ones(2);
    t.mul(2);
    t.dup().muli(2);
    assertThat(t).isEqualTo(Nd4j.ones(2));
    t.muli(2);
    assertThat(t).isEqualTo(Nd4j.ones(2).mul(2));
  }

  @Test
  void every_bug_of_accuracy_has_its_hint() {
    assertThat(accuracyOf((p, y) -> share(p.argMax(0).eq(y.argMax(0)))))
        .contains("For four samples whose classes are [0, 1, 2, 0]", "Compare p.argMax(1)");
    assertThat(accuracyOf((p, y) -> 0.75)).contains("Here every row is right");
    assertThat(accuracyOf((p, y) -> Math.max(0.25, accuracy(p, y))))
        .contains("Here no row is right");
    assertThat(accuracyOf((p, y) -> p.reshape(5).getDouble(0))).contains("✗ accuracy");
  }

  @Test
  void a_picture_learns_what_it_lacks() {
    assertThat(picture(Nd4j.ones(8, 7))).contains("Expected shape [8, 8] but got [8, 7]");
    assertThat(picture(face().mul(255))).contains("must lie between 0 and 1");
    assertThat(picture(Nd4j.ones(8, 8))).contains("10 to 40 pixels above 0.5 but got 64");
    INDArray lopsided = face();
    lopsided.putScalar(3, 0, 1);
    assertThat(picture(lopsided))
        .contains("Row 3 is not symmetric: the pixels in columns 0 and 7 differ");
    INDArray bars = Nd4j.zeros(8, 8);
    bars.getColumn(1).addi(1);
    bars.getColumn(6).addi(1);
    assertThat(picture(bars)).contains("It looks the same upside down");
    assertThat(BasicsExercises.picture(null).toString()).contains("not done yet");
  }

  private static String accuracyOf(BiFunction<INDArray, INDArray, Double> answer) {
    return BasicsExercises.accuracy(answer).toString();
  }

  private static String picture(INDArray answer) {
    return BasicsExercises.picture(answer).toString();
  }

  private static Double accuracy(INDArray p, INDArray y) {
    return share(p.argMax(1).eq(y.argMax(1)));
  }

  private static Double share(INDArray right) {
    return right.castTo(DataType.FLOAT).meanNumber().doubleValue();
  }

  /** Returns a picture with two eyes and a mouth. */
  private static INDArray face() {
    INDArray picture = Nd4j.zeros(8, 8);
    for (int[] pixel : new int[][] {{1, 1}, {1, 2}, {2, 1}, {2, 2}, {6, 2}, {6, 3}}) {
      picture.putScalar(pixel[0], pixel[1], 1);
      picture.putScalar(pixel[0], 7 - pixel[1], 1);
    }
    return picture;
  }

  private static long[] shape(String lengths) {
    return Arrays.stream(lengths.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }
}
