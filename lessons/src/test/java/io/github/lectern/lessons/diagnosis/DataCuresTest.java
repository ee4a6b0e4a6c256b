package io.github.lectern.lessons.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Verdict;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

@Tag("slow")
class DataCuresTest {
  private static final Clinic CLINIC = MadeUpClinic.clinic();

  @Test
  void starters_and_missing_answers_are_not_done_yet() {
    for (Report report :
        new Report[] {
          cureB((y, order) -> y), cureC(pixels -> pixels), cureD(all -> rows(all, 0, 4000)),
          cureB((y, order) -> null), cureC(pixels -> null), cureD(all -> null)
        }) {
      assertThat(report.results())
          .hasSize(2)
          .allMatch(result -> result.verdict() == Verdict.NOT_DONE);
    }
  }

  @Test
  void labels_in_the_order_of_the_images_cure_patient_b() {
    assertThat(cureB((y, order) -> Nd4j.pullRows(y, 1, order)).toString())
        .contains("2 of 2 passed")
        .containsPattern("The accuracy is (100|[7-9]\\d)\\.\\d % instead of [0-2]?\\d\\.\\d %\\.");
    assertThat(hint(cureB((y, order) -> rows(y, 0, 10)))).contains("one row for each image");
    assertThat(hint(cureB((y, order) -> Nd4j.reverse(y.dup())))).contains("what was row order[i]");
    assertThat(hint(cureB((y, order) -> Nd4j.pullRows(y, 1, inverse(order)))))
        .contains("what was row order[i]");
    assertThat(hint(cureB((y, order) -> Nd4j.pullRows(y, 0, order))))
        .contains("could not be judged")
        .contains("Line 3 shows the call");
  }

  private static int[] inverse(int[] order) {
    int[] places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }

  @Test
  void scaled_or_standardised_pixels_cure_patient_c() {
    assertThat(cureC(pixels -> pixels.div(255)).toString())
        .contains("2 of 2 passed")
        .contains("instead of");
    assertThat(cureC(pixels -> pixels.divi(255)).done()).isTrue();
    assertThat(cureC(x -> x.sub(x.meanNumber()).div(x.stdNumber())).done()).isTrue();
  }

  @Test
  void wrong_cures_of_patient_c_get_hints() {
    assertThat(hint(cureC(pixels -> pixels.div(2550)))).contains("the brightest pixel, 255");
    assertThat(hint(cureC(pixels -> pixels.sub(pixels).div(pixels.sub(pixels)))))
        .contains("Did you divide 0 by 0?");
    assertThat(hint(cureC(pixels -> pixels.sub(128)))).contains("the brightest pixel, 255");
    assertThat(hint(cureC(pixels -> pixels.castTo(DataType.UINT8).div(255))))
        .contains("Only whole numbers are left");
    assertThat(hint(cureC(pixels -> pixels.getRow(0)))).contains("all images with all their");
    assertThat(cureC(pixels -> pixels.mul(0).add(1)).results().get(1).message())
        .contains("Pixels that were different");
  }

  @Test
  void images_that_are_not_set_aside_cure_patient_d() {
    assertThat(cureD(all -> rows(all, 0, 3000)).results().get(0).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(hint(cureD(all -> rows(all, 0, 2999)))).contains("one row too few");
    assertThat(hint(cureD(all -> rows(all, 0, 2000)))).contains("Keep all the images");
    assertThat(hint(cureD(all -> rows(all, 1000, 4000)))).contains("Some of these images");
    assertThat(hint(cureD(all -> rows(all, 0, 3001)))).contains("Some of these images");
  }

  private static INDArray rows(INDArray all, int from, int to) {
    return all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  private static Report cureB(BiFunction<INDArray, int[], INDArray> answer) {
    return DataCures.cureB(answer, CLINIC);
  }

  private static Report cureC(UnaryOperator<INDArray> answer) {
    return DataCures.cureC(answer, CLINIC);
  }

  private static Report cureD(UnaryOperator<INDArray> answer) {
    return DataCures.cureD(answer, CLINIC);
  }

  /** Returns the hint about what was changed; nothing has been trained then. */
  private static String hint(Report report) {
    assertThat(report.results().get(1).verdict()).isEqualTo(Verdict.NOT_DONE);
    return report.results().get(0).message();
  }
}
