package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.initializers.RandomNormal;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.LayerHealth;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.session.Backend;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The patients learn from made-up images: ten blurred patterns with noise. */
@Tag("slow")
class ClinicExercisesTest {
  private static final long[] RIGHT = {3, 5, 1, 6, 4, 2};
  private static Clinic clinic;

  @BeforeAll
  static void openClinic() {
    Backend.setSeed(5);
    int n = 4000;
    INDArray patterns = Nd4j.rand(DataType.FLOAT, 10, 784);
    INDArray images = Nd4j.rand(DataType.FLOAT, n, 784).muli(130);
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      classes[i] = (i * 7 + i / 10) % 10;
      images.getRow(i).addi(patterns.getRow(classes[i]).mul(120));
    }
    clinic = Clinic.open(images.reshape(n, 28, 28), Nd4j.createFromArray(classes));
  }

  @Test
  void each_patient_has_the_signs_of_its_illness() {
    Patient a = clinic.patient("A");
    assertThat(gradient(a.before().layers().get(0)))
        .isLessThan(1e-4 * gradient(a.before().layers().get(10)));
    assertThat(clinic.patient("B").before().light()).isNotEqualTo(Light.RED);
    assertThat(last(clinic.patient("B"), "val_accuracy")).isLessThan(0.25);
    assertThat(clinic.patient("C").before().inputs()).isGreaterThan(100);
    assertThat(clinic.patient("C").before().loss()).isGreaterThan(100);
    assertThat(clinic.patient("D").before().light()).isNotEqualTo(Light.RED);
    assertThat(last(clinic.patient("D"), "val_accuracy")).isGreaterThan(0.9);
    assertThat(clinic.patient("E").before().loss()).isGreaterThan(1000);
    assertThat(clinic.patient("E").before().inputs()).isLessThan(1);
    assertThat(clinic.patient("F").after().layers().get(0).silent()).isEqualTo(1);
    assertThat(clinic.patient("F").after().layers().get(0).gradient()).isZero();
    assertThat(clinic.patient("F").before().layers().get(0).update()).isGreaterThan(1);
    assertThatThrownBy(() -> clinic.patient("G")).hasMessage("Clinic: expected A to F but got G");
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
  void ten_layers_in_which_the_gradient_arrives_cure_patient_a() {
    assertThat(cureA(net(10, "sigmoid", 0))).isEqualTo("not done yet");
    assertThat(cureA(net(10, "relu", 0))).isEqualTo("passed");
    assertThat(cureA(net(10, "tanh", 0))).isEqualTo("passed");
    assertThat(hintA(net(2, "relu", 0))).contains("Keep the ten hidden layers");
    assertThat(hintA(net(11, "sigmoid", 0))).contains("Which function has a larger slope?");
    Sequential trained = net(10, "relu", 0);
    trained.fit(clinic.images(), clinic.labels(), epochs(1), verbose(0));
    assertThat(hintA(trained)).contains("has not been trained");
    assertThat(hintA(new Sequential())).contains("Keep the ten hidden layers");
    Sequential other = net(10, "relu", 0);
    other.add(new Dense(3));
    assertThat(hintA(other)).contains("could not be judged");
  }

  private static String cureA(Sequential net) {
    return ClinicExercises.cureA(net, clinic).results().get(0).verdict().words();
  }

  private static String hintA(Sequential net) {
    return ClinicExercises.cureA(net, clinic).results().get(0).message();
  }

  @Test
  void five_layers_with_a_quiet_start_cure_patient_e() {
    assertThat(cureE(net(5, "relu", 1))).isEqualTo("not done yet");
    assertThat(cureE(net(5, "relu", 0))).isEqualTo("passed");
    assertThat(hintE(net(5, "relu", 0.4))).contains("The first loss is still");
    assertThat(hintE(net(2, "relu", 0))).contains("Keep the five hidden layers");
    assertThat(hintE(net(5, "tanh", 0))).contains("with relu");
    Sequential trained = net(5, "relu", 0);
    trained.fit(clinic.images(), clinic.labels(), epochs(1), verbose(0));
    assertThat(hintE(trained)).contains("has not been trained");
  }

  private static String cureE(Sequential net) {
    return ClinicExercises.cureE(net, clinic).results().get(0).verdict().words();
  }

  private static String hintE(Sequential net) {
    return ClinicExercises.cureE(net, clinic).results().get(0).message();
  }

  @Test
  void a_net_that_learns_from_raw_pixels_passes_the_challenge() {
    INDArray raw = clinic.images().mul(255);
    Sequential good = net(1, "relu", 0);
    assertThat(challenge(good, raw)).contains("not done yet");
    good.fit(clinic.images(), clinic.labels(), epochs(5), verbose(0));
    good.weights().get(0).divi(255);
    assertThat(challenge(good, raw)).contains("passed").contains("No pixel was scaled");
    Sequential flattened = new Sequential();
    flattened.add(new Flatten());
    good.layers().forEach(flattened::add);
    flattened.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    flattened.fit(raw, clinic.labels(), epochs(1), verbose(0));
    assertThat(challenge(flattened, raw)).contains("Begin with a Dense layer");
    Sequential bad = net(1, "relu", 0);
    bad.fit(raw.mul(0), clinic.labels(), epochs(1), verbose(0));
    bad.weights().get(0).assign(0);
    assertThat(challenge(bad, raw)).contains("What was the loss before the first step?");
  }

  private static String challenge(Sequential net, INDArray raw) {
    return ClinicExercises.rawPixels(net, raw, clinic.labels()).toString();
  }

  private static Sequential net(int layers, String function, double deviation) {
    Backend.setSeed(2);
    Sequential net = new Sequential();
    for (int i = 0; i < layers; i++) {
      net.add(
          deviation == 0
              ? new Dense(30, activation(function))
              : new Dense(
                  30, activation(function), kernelInitializer(new RandomNormal(0, deviation))));
    }
    net.add(new Dense(10, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
    return net;
  }
}
