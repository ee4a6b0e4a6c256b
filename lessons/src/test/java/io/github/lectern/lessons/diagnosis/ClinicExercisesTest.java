package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.lessons.diagnosis.MadeUpClinic.net;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.initializers.RandomNormal;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Rescaling;
import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.LayerHealth;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.session.Backend;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    assertThat(ClinicExercises.illnesses().lines()).hasSize(7).contains("(2) silent nodes");
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
  void patient_b_learns_from_images_that_were_sorted_without_their_labels() {
    INDArray x = CLINIC.images();
    int[] order = Clinic.byBrightness(x);
    assertThat(x.getRow(order[0]).meanNumber().doubleValue())
        .isLessThan(x.getRow(order[2999]).meanNumber().doubleValue());
    assertThat(CLINIC.patient("B").before().loss())
        .isEqualTo(CLINIC.labelled(Nd4j.pullRows(x, 1, order), CLINIC.labels()).before().loss());
  }

  @Test
  void a_new_net_that_learns_from_raw_pixels_passes_the_challenge() {
    assertThat(challenge(null)).contains("not done yet");
    assertThat(challenge(net(1, "relu", 0))).contains("not done yet");
    assertThat(challenge(quiet(new Dense(30, activation("relu")))))
        .contains("passed", "no pixel was scaled");
  }

  @Test
  void a_net_that_has_learned_from_scaled_pixels_does_not_pass_the_challenge() {
    Sequential scaled = net(1, "relu", 0);
    scaled.fit(CLINIC.images(), CLINIC.labels(), epochs(10), verbose(0));
    assertThat(challenge(scaled)).contains("wrong", "Return a net that has not been trained");
    scaled.compile(loss("categorical_crossentropy"), optimizer("sgd"), metrics("accuracy"));
    assertThat(challenge(scaled)).contains("wrong", "Return a net that has not been trained");
  }

  @Test
  void other_nets_that_do_not_pass_the_challenge_get_their_hints() {
    assertThat(challenge(quiet(new Rescaling(1 / 255.0)))).contains("Begin with a Dense layer");
    assertThat(challenge(net(1, "relu", 0, new Adam(learningRate(1e-9)))))
        .containsPattern("The accuracy is \\d+\\.\\d %\\. What is the loss before the first step");
    assertThat(challenge(new Sequential())).contains("could not be judged");
    Sequential misfit = new Sequential(new Dense(7));
    misfit.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    assertThat(challenge(misfit)).contains("could not be judged");
  }

  private static Sequential quiet(Layer first) {
    Backend.setSeed(2);
    Sequential net = new Sequential();
    net.add(first);
    net.add(new Dense(10, activation("softmax"), kernelInitializer(new RandomNormal(0, 0.001))));
    net.compile(loss("categorical_crossentropy"), optimizer("adam"), metrics("accuracy"));
    return net;
  }

  private static String challenge(Sequential net) {
    INDArray raw = CLINIC.images().mul(255);
    return ClinicExercises.rawPixels(net, raw, CLINIC.labels(), raw, CLINIC.labels()).toString();
  }
}
