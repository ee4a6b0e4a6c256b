package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.lessons.diagnosis.MadeUpClinic.net;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.LayerHealth;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("slow")
class ClinicExercisesTest {
  private static final long[] RIGHT = {3, 5, 1, 6, 4, 2};
  private static final Clinic CLINIC = MadeUpClinic.clinic();

  @Test
  void each_patient_has_the_signs_of_its_illness() {
    Patient a = CLINIC.patient("A");
    assertThat(gradient(a.before().layers().get(0)))
        .isLessThan(1e-4 * gradient(a.before().layers().get(10)));
    assertThat(CLINIC.patient("B").before().light()).isNotEqualTo(Light.RED);
    assertThat(last(CLINIC.patient("B"), "val_accuracy")).isLessThan(0.25);
    assertThat(CLINIC.patient("C").before().inputs()).isGreaterThan(100);
    assertThat(CLINIC.patient("C").before().loss()).isGreaterThan(100);
    assertThat(CLINIC.patient("D").before().light()).isNotEqualTo(Light.RED);
    assertThat(last(CLINIC.patient("D"), "val_accuracy")).isGreaterThan(0.9);
    assertThat(CLINIC.patient("E").before().loss()).isGreaterThan(1000);
    assertThat(CLINIC.patient("E").before().inputs()).isLessThan(1);
    assertThat(CLINIC.patient("F").after().layers().get(0).silent()).isEqualTo(1);
    assertThat(CLINIC.patient("F").after().layers().get(0).gradient()).isZero();
    assertThat(CLINIC.patient("F").before().layers().get(0).update()).isGreaterThan(1);
    assertThatThrownBy(() -> CLINIC.patient("G")).hasMessage("Clinic: expected A to F but got G");
  }

  private static double gradient(LayerHealth layer) {
    return layer.gradient();
  }

  private static double last(Patient patient, String name) {
    List<Double> values = patient.history().get(name);
    return values.get(values.size() - 1);
  }

  @Test
  void diagnoses_are_not_done_yet_right_or_wrong() {
    assertThat(ClinicExercises.diagnoses(0, 0, 0, 0, 0, 0).results())
        .allMatch(result -> result.verdict() == Verdict.NOT_DONE);
    assertThat(ClinicExercises.diagnoses(RIGHT).done()).isTrue();
    assertThat(ClinicExercises.diagnoses(7, 7, 7, 7, 7, 7).toString())
        .contains("numbered from 1 to 6");
    assertThat(ClinicExercises.illnesses().lines()).hasSize(7).contains("(2) dead nodes");
  }

  @Test
  void every_wrong_diagnosis_of_every_patient_has_a_hint_of_its_own() {
    Set<String> hints = new HashSet<>();
    for (int patient = 0; patient < 6; patient++) {
      for (long illness = 1; illness <= 6; illness++) {
        long[] answers = RIGHT.clone();
        answers[patient] = illness;
        Report report = ClinicExercises.diagnoses(answers);
        assertThat(report.done()).isEqualTo(illness == RIGHT[patient]);
        hints.add(report.results().get(patient).message());
      }
    }
    assertThat(hints).hasSize(36).allMatch(hint -> hint.endsWith("."));
  }

  @Test
  void a_net_that_learns_from_raw_pixels_passes_the_challenge() {
    INDArray raw = CLINIC.images().mul(255);
    Sequential good = net(1, "relu", 0);
    assertThat(challenge(good, raw)).contains("not done yet");
    good.fit(CLINIC.images(), CLINIC.labels(), epochs(5), verbose(0));
    good.weights().get(0).divi(255);
    assertThat(challenge(good, raw)).contains("passed").contains("No pixel was scaled");
    Sequential flattened = new Sequential();
    flattened.add(new Flatten());
    good.layers().forEach(flattened::add);
    flattened.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    flattened.fit(raw, CLINIC.labels(), epochs(1), verbose(0));
    assertThat(challenge(flattened, raw)).contains("Begin with a Dense layer");
    Sequential bad = net(1, "relu", 0);
    bad.fit(raw.mul(0), CLINIC.labels(), epochs(1), verbose(0));
    bad.weights().get(0).assign(0);
    assertThat(challenge(bad, raw)).contains("What was the loss before the first step?");
  }

  private static String challenge(Sequential net, INDArray raw) {
    return ClinicExercises.rawPixels(net, raw, CLINIC.labels()).toString();
  }
}
