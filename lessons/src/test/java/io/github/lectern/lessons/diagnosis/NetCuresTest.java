package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.clipnorm;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.lessons.diagnosis.MadeUpClinic.net;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.SGD;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class NetCuresTest {
  private static final Clinic CLINIC = MadeUpClinic.clinic();

  @Test
  void starters_are_not_done_yet() {
    for (Report report :
        new Report[] {
          cureA(net(10, "sigmoid", 0)),
          cureE(net(5, "relu", 1)),
          cureF(net(2, "relu", 0, new Adam(learningRate(1))))
        }) {
      assertThat(report.results())
          .hasSize(2)
          .allMatch(result -> result.verdict() == Verdict.NOT_DONE);
    }
  }

  @Test
  void ten_layers_in_which_the_gradient_arrives_cure_patient_a() {
    assertThat(cureA(net(10, "tanh", 0)).toString())
        .contains("2 of 2 passed")
        .containsPattern("The accuracy is (100|[7-9]\\d)\\.\\d % instead of \\d+\\.\\d %\\.");
    assertThat(cureA(net(10, "elu", 0)).done()).isTrue();
    Sequential leaky = new Sequential();
    for (int i = 0; i < 10; i++) {
      leaky.add(new Dense(30));
      leaky.add(new LeakyReLU());
    }
    leaky.add(new Dense(10, activation("softmax")));
    leaky.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    assertThat(cureA(leaky).results().get(0).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void a_sigmoid_never_cures_patient_a() {
    assertThat(hint(cureA(net(10, "sigmoid", 1)))).contains("Replace the sigmoid in every hidden");
    assertThat(hint(cureA(net(11, "sigmoid", 0)))).contains("Which function has a larger slope?");
    Sequential mixed = net(9, "relu", 0);
    mixed.pop();
    mixed.add(new Dense(30, activation("sigmoid")));
    mixed.add(new Dense(10, activation("softmax")));
    mixed.compile(loss("categorical_crossentropy"));
    assertThat(hint(cureA(mixed))).contains("Replace the sigmoid in every hidden layer");
  }

  @Test
  void wrong_cures_of_patient_a_get_hints() {
    assertThat(hint(cureA(net(10, "linear", 0)))).contains("Without a bend");
    assertThat(hint(cureA(net(10, "sigmoid", 0, new Adam(learningRate(0.1))))))
        .contains("whatever the weights and the optimizer are");
    assertThat(hint(cureA(net(2, "relu", 0)))).contains("Keep the ten hidden layers");
    assertThat(hint(cureA(trained(net(10, "relu", 0))))).contains("has not been trained");
    assertThat(hint(cureA(net(10, "softmax", 0)))).contains("The weakest gradient is only");
    Sequential other = net(10, "relu", 0);
    other.add(new Dense(3));
    assertThat(hint(cureA(other))).contains("could not be judged");
    Sequential slow = net(10, "tanh", 0, new SGD(learningRate(1e-6)));
    assertThat(cureA(slow).results().get(1).message())
        .startsWith("The accuracy is only ")
        .contains("leave the optimizer");
  }

  @Test
  void a_net_without_accuracy_is_not_an_error() {
    Sequential net = net(10, "tanh", 0);
    net.compile(loss("categorical_crossentropy"));
    assertThat(cureA(net).results().get(1).message()).contains("val_accuracy");
  }

  @Test
  void five_layers_with_a_quiet_start_cure_patient_e() {
    assertThat(cureE(net(5, "relu", 0)).toString())
        .contains("2 of 2 passed")
        .contains("instead of");
    assertThat(hint(cureE(net(5, "relu", 0.4)))).contains("The first loss is still");
    assertThat(hint(cureE(net(5, "relu", 1, new Adam(clipnorm(1))))))
        .contains("The first loss is still");
    assertThat(hint(cureE(net(2, "relu", 0)))).contains("Keep the five hidden layers");
    assertThat(hint(cureE(net(5, "tanh", 0)))).contains("with relu");
    assertThat(hint(cureE(trained(net(5, "relu", 0))))).contains("has not been trained");
    assertThat(cureE(net(5, "relu", 0.0001)).results().get(1).message())
        .contains("Weights that are too small");
  }

  @Test
  void small_steps_cure_patient_f() {
    assertThat(cureF(net(2, "relu", 0)).toString()).contains("2 of 2 passed");
    assertThat(hint(cureF(net(2, "relu", 0, new Adam(learningRate(0.1))))))
        .contains("What decides how long a step is?");
    assertThat(hint(cureF(net(2, "relu", 0, new Adam(learningRate(1), clipnorm(1))))))
        .contains("What decides how long a step is?");
    assertThat(hint(cureF(net(2, "tanh", 0)))).contains("Keep the two hidden layers");
    assertThat(hint(cureF(trained(net(2, "relu", 0))))).contains("has not been trained");
    assertThat(cureF(net(2, "relu", 0, new SGD(learningRate(1e-6)))).results().get(1).message())
        .contains("do not lead far");
    assertThat(cureF(net(2, "relu", 0, new SGD(learningRate(1)))).results().get(1).message())
        .contains("still silent");
  }

  private static Sequential trained(Sequential net) {
    net.fit(CLINIC.images(), CLINIC.labels(), epochs(1), verbose(0));
    return net;
  }

  private static Report cureA(Sequential net) {
    return NetCures.cureA(net, CLINIC);
  }

  private static Report cureE(Sequential net) {
    return NetCures.cureE(net, CLINIC);
  }

  private static Report cureF(Sequential net) {
    return NetCures.cureF(net, CLINIC);
  }

  /** Returns the hint about what was changed; nothing has been trained then. */
  private static String hint(Report report) {
    assertThat(report.results().get(1).verdict()).isEqualTo(Verdict.NOT_DONE);
    return report.results().get(0).message();
  }
}
