package io.github.lectern.keras.models;

import static io.github.lectern.keras.Categorical.toCategorical;
import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.globalClipnorm;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.initializers.RandomNormal;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.HealthReport.Light;
import io.github.lectern.keras.models.HealthReport.Reading;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.SGD;
import io.github.lectern.keras.session.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HealthReportTest {
  private static final int N = 240;
  private static final int INPUTS = 12;
  private static final int CLASSES = 3;

  private INDArray x;
  private INDArray y;

  /** Three clouds of points: sample i belongs to class i % 3. */
  @BeforeEach
  void createSamples() {
    Backend.setSeed(3);
    INDArray centres = Nd4j.randn(DataType.FLOAT, CLASSES, INPUTS);
    x = Nd4j.randn(DataType.FLOAT, N, INPUTS).muli(0.5);
    int[] classes = new int[N];
    for (int i = 0; i < N; i++) {
      classes[i] = i % CLASSES;
      x.getRow(i).addi(centres.getRow(classes[i]));
    }
    y = toCategorical(Nd4j.createFromArray(classes));
  }

  private static Sequential compiled(Sequential net, Optimizer optimizer) {
    net.compile(optimizer(optimizer), loss("categorical_crossentropy"), metrics("accuracy"));
    net.build(INPUTS);
    return net;
  }

  private static Sequential net(String activation, int layers, Optimizer optimizer) {
    Backend.clearSession();
    Sequential net = new Sequential();
    for (int i = 0; i < layers; i++) {
      net.add(new Dense(8, activation(activation)));
    }
    net.add(new Dense(CLASSES, activation("softmax")));
    return compiled(net, optimizer);
  }

  private static Reading reading(HealthReport report, String place, String measure) {
    return report.readings(place).stream()
        .filter(reading -> reading.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static Light light(HealthReport report, String place, String measure) {
    return reading(report, place, measure).light();
  }

  @Test
  void a_healthy_net_is_green_before_and_after_training() {
    Sequential net = net("relu", 1, new Adam(learningRate(0.01)));
    HealthReport before = HealthReport.of(net, x, y);
    assertThat(before.steps()).isZero();
    net.fit(x, y, epochs(20), verbose(0));
    HealthReport after = HealthReport.of(net, x, y);
    assertThat(before.light()).as(before.toString()).isEqualTo(Light.GREEN);
    assertThat(after.light()).as(after.toString()).isEqualTo(Light.GREEN);
    assertThat(after.advice()).isEmpty();
    assertThat(after.steps()).isEqualTo(20 * 8);
    assertThat(after.loss()).isLessThan(before.loss() / 2);
    assertThat(after.summary())
        .isEqualTo("Health of sequential, after 160 steps, on 240 samples: all lights are green");
  }

  @Test
  void unscaled_inputs_have_red_lights_for_inputs_and_loss() {
    HealthReport report = HealthReport.of(net("relu", 1, new Adam()), x.mul(200), y);
    assertThat(light(report, "net", "inputs")).isEqualTo(Light.RED);
    assertThat(light(report, "net", "loss")).isEqualTo(Light.RED);
    assertThat(report.inputs()).isCloseTo(200 * size(x), within(0.01));
    assertThat(report.advice().get(0)).startsWith("inputs: scale the inputs");
  }

  @Test
  void dead_relus_are_counted_and_get_no_gradient() {
    Sequential net = net("relu", 1, new Adam());
    net.weights().get(1).assign(Nd4j.createFromArray(0f, -99, -99, -99, -99, -99, -99, 0f));
    HealthReport some = HealthReport.of(net, x, y);
    assertThat(some.layers().get(0).silent()).isEqualTo(0.75);
    assertThat(reading(some, "dense", "silent").text()).isEqualTo("75 %");
    assertThat(light(some, "dense", "silent")).isEqualTo(Light.RED);
    assertThat(light(some, "dense", "gradient")).isEqualTo(Light.GREEN);
    net.weights().get(1).assign(-99);
    HealthReport all = HealthReport.of(net, x, y);
    assertThat(all.layers().get(0).silent()).isEqualTo(1);
    assertThat(all.layers().get(0).gradient()).isZero();
    assertThat(all.layers().get(1).gradient()).isZero();
    assertThat(light(all, "dense", "gradient")).isEqualTo(Light.RED);
    assertThat(light(all, "dense", "update")).isEqualTo(Light.YELLOW);
    assertThat(all.advice()).anyMatch(advice -> advice.contains("look for silent nodes"));
  }

  @Test
  void a_relu_that_is_active_on_one_sample_in_a_hundred_is_not_silent() {
    Sequential net = net("relu", 1, new Adam());
    net.weights().get(0).assign(0).putScalar(0, 0, 1); // node 0 copies the first input
    INDArray one = Nd4j.zeros(DataType.FLOAT, 200, INPUTS);
    one.putScalar(0, 0, 1).putScalar(1, 0, 1);
    INDArray labels = y.get(NDArrayIndex.interval(0, 200));
    assertThat(HealthReport.of(net, one, labels).layers().get(0).silent()).isEqualTo(7 / 8.0);
    one.putScalar(1, 0, 0);
    assertThat(HealthReport.of(net, one, labels).layers().get(0).silent()).isEqualTo(1);
  }

  @Test
  void saturated_sigmoids_and_tanhs_are_counted_but_not_those_of_the_output() {
    for (String name : List.of("sigmoid", "tanh")) {
      Backend.clearSession();
      Sequential net = new Sequential();
      net.add(new Dense(4, activation(name)));
      net.add(new Dense(CLASSES, activation("sigmoid")));
      net.compile(optimizer("sgd"), loss("binary_crossentropy"));
      net.build(INPUTS);
      net.weights().get(1).assign(Nd4j.createFromArray(99f, -99f, 0f, 99f));
      net.weights().get(3).assign(99);
      HealthReport report = HealthReport.of(net, x, y);
      assertThat(report.layers().get(0).saturated()).as(name).isEqualTo(0.75);
      assertThat(light(report, "dense", "saturated")).as(name).isEqualTo(Light.RED);
      assertThat(reading(report, "dense", "silent").text()).as(name).isEmpty();
      assertThat(report.layers().get(1).saturated()).as(name).isZero();
    }
  }

  @Test
  void the_gradient_vanishes_in_ten_sigmoid_layers() {
    HealthReport report = HealthReport.of(net("sigmoid", 10, new Adam()), x, y);
    assertThat(report.layers().get(0).gradient())
        .isLessThan(1e-5 * report.layers().get(10).gradient());
    assertThat(light(report, "dense", "gradient")).isEqualTo(Light.RED);
    assertThat(light(report, "dense_10", "gradient")).isEqualTo(Light.GREEN);
    assertThat(report.advice().get(0))
        .startsWith("gradient of dense and ")
        .contains("more layers: it has nearly vanished");
    HealthReport relu = HealthReport.of(net("relu", 10, new Adam()), x, y);
    assertThat(light(relu, "dense", "gradient")).isEqualTo(Light.GREEN);
  }

  @Test
  void large_initial_weights_make_gradients_and_updates_explode() {
    Backend.clearSession();
    Sequential net = new Sequential();
    for (int i = 0; i < 6; i++) {
      net.add(new Dense(30, activation("relu"), kernelInitializer(new RandomNormal(0, 2))));
    }
    net.add(new Dense(CLASSES, activation("softmax")));
    HealthReport report = HealthReport.of(compiled(net, new SGD()), x, y);
    assertThat(light(report, "net", "loss")).isEqualTo(Light.RED);
    assertThat(light(report, "dense", "gradient")).isEqualTo(Light.RED);
    assertThat(light(report, "dense", "update")).isEqualTo(Light.RED);
    assertThat(light(report, "net", "inputs")).isEqualTo(Light.GREEN);
  }

  @Test
  void weights_that_are_not_finite_are_found() {
    Sequential net = net("relu", 2, new Adam());
    net.weights().get(2).putScalar(3, 4, Float.NaN);
    HealthReport report = HealthReport.of(net, x, y);
    assertThat(light(report, "dense", "weights")).isEqualTo(Light.GREEN);
    assertThat(reading(report, "dense_1", "weights").text()).isEqualTo("NaN");
    assertThat(light(report, "dense_1", "weights")).isEqualTo(Light.RED);
    assertThat(light(report, "dense_1", "update")).isEqualTo(Light.RED);
    assertThat(light(report, "net", "loss")).isEqualTo(Light.RED);
    assertThat(report.toString()).contains("loss ■ NaN");
  }

  @Test
  void a_net_that_learned_from_shuffled_labels_is_no_better_than_a_guess() {
    INDArray cycled = toCategorical(Nd4j.arange(N).divi(80).castTo(DataType.INT32));
    Sequential net = net("relu", 1, new SGD());
    assertThat(light(HealthReport.of(net, x, cycled), "net", "loss")).isEqualTo(Light.GREEN);
    net.fit(x, cycled, epochs(10), verbose(0));
    Reading loss = reading(HealthReport.of(net, x, cycled), "net", "loss");
    assertThat(loss.light()).isEqualTo(Light.YELLOW);
    assertThat(loss.advice()).contains("after 80 steps", "check the labels");
  }

  @Test
  void the_update_is_that_of_the_optimizers_next_step() {
    Sequential net = net("relu", 1, new SGD(learningRate(0.1)));
    HealthReport report = HealthReport.of(net, x, y);
    double gradient = size(net.gradients(x, y).get(0));
    double weights = size(net.weights().get(0));
    assertThat(report.layers().get(0).gradient()).isCloseTo(gradient, within(1e-6 * gradient));
    assertThat(report.layers().get(0).weights()).isCloseTo(weights, within(1e-6 * weights));
    assertThat(report.layers().get(0).update()).isCloseTo(0.1 * gradient / weights, within(1e-5));
    HealthReport fast = HealthReport.of(net("relu", 1, new Adam(learningRate(1))), x, y);
    // Adam's first step changes every weight by its learning rate
    assertThat(fast.layers().get(1).update())
        .isCloseTo(1 / fast.layers().get(1).weights(), within(0.05));
    assertThat(light(fast, "dense_1", "update")).isEqualTo(Light.RED);
  }

  @Test
  void the_update_obeys_a_limit_of_the_whole_gradient() {
    double limit = 1e-3;
    Sequential net = net("relu", 1, new SGD(learningRate(1), globalClipnorm(limit)));
    double squares =
        HealthReport.of(net, x, y).layers().stream()
            .mapToDouble(layer -> Math.pow(layer.update() * layer.weights(), 2))
            .sum();
    assertThat(squares).isPositive().isLessThan(limit * limit);
  }

  @Test
  void the_report_changes_neither_weights_nor_optimizer_nor_what_follows() {
    List<Sequential> nets = new ArrayList<>();
    for (boolean withReports : List.of(true, false)) {
      Backend.setSeed(8);
      Sequential net = net("relu", 1, new Adam());
      Callback report =
          new Callback() {
            @Override
            public void onEpochEnd(int epoch, Map<String, Double> logs) {
              assertThat(HealthReport.of(net, x, y).steps()).isEqualTo(8L * (epoch + 1));
            }
          };
      Callback[] chosen = withReports ? new Callback[] {report} : new Callback[0];
      if (withReports) {
        HealthReport.of(net, x, y);
      }
      net.fit(x, y, epochs(3), verbose(0), callbacks(chosen));
      nets.add(net);
    }
    assertThat(nets.get(0).getWeights()).isEqualTo(nets.get(1).getWeights());
    assertThat(nets.get(0).history().history()).isEqualTo(nets.get(1).history().history());
  }

  @Test
  void the_loss_of_a_guess_depends_on_the_loss_function() {
    Sequential net = net("relu", 1, new Adam());
    assertThat(HealthReport.of(net, x, y).guess()).hasValue(Math.log(3));
    net.compile(loss("binary_crossentropy"));
    assertThat(HealthReport.of(net, x, y).guess()).hasValue(Math.log(2));
    net.compile(loss("mse"));
    HealthReport squares = HealthReport.of(net, x, y);
    assertThat(squares.guess()).isEmpty();
    assertThat(reading(squares, "net", "loss").text()).doesNotContain("guess");
    assertThat(light(squares, "net", "loss")).isEqualTo(Light.GREEN);
  }

  @Test
  void layers_of_other_kinds_belong_to_the_weights_before_them() {
    Backend.clearSession();
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(5));
    net.add(new Activation("relu"));
    net.add(new Dropout(0.5));
    net.add(new Dense(CLASSES));
    net.add(new Activation("softmax"));
    net.compile(loss("categorical_crossentropy"));
    HealthReport report = HealthReport.of(net, x.reshape(N, 3, 4).castTo(DataType.DOUBLE), y);
    assertThat(report.layers()).extracting(LayerHealth::name).containsExactly("dense", "dense_1");
    assertThat(report.layers())
        .extracting(LayerHealth::activation)
        .containsExactly("relu", "softmax");
    assertThat(report.layers()).extracting(LayerHealth::nodes).containsExactly(5, CLASSES);
    net.weights().get(1).assign(-99);
    assertThat(HealthReport.of(net, x.reshape(N, 3, 4), y).layers().get(0).silent()).isEqualTo(1);
  }

  @Test
  void more_samples_than_fit_into_one_slice_are_all_counted() {
    INDArray many = Nd4j.zeros(DataType.FLOAT, 12_001, 1);
    many.get(NDArrayIndex.interval(11_500, 12_001)).assign(1);
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("relu")));
    net.add(new Dense(1));
    net.compile(loss("mse"));
    net.build(1);
    net.weights().get(0).assign(Nd4j.createFromArray(new float[][] {{1, -1}}));
    HealthReport report = HealthReport.of(net, many.reshape(12_001), Nd4j.ones(12_001));
    assertThat(report.layers().get(0).silent()).isEqualTo(0.5);
  }

  @Test
  void a_net_without_loss_and_a_place_that_does_not_exist_are_refused() {
    assertThatThrownBy(() -> HealthReport.of(new Sequential(), x, y))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HealthReport: expected a compiled model");
    assertThatThrownBy(() -> HealthReport.of(net("relu", 1, new Adam()), x, y).readings("Dense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HealthReport: expected one of [net, dense, dense_1] but got \"Dense\"");
  }

  private static double size(INDArray a) {
    return Math.sqrt(a.mul(a).meanNumber().doubleValue());
  }

  /** The hidden layer of zeros gets no gradient, so its update was 0 / 0. */
  @Test
  void weights_of_0_that_do_not_change_have_an_update_of_0() {
    Backend.clearSession();
    Sequential net = new Sequential();
    net.add(new Dense(8, activation("relu"), kernelInitializer("zeros")));
    net.add(new Dense(CLASSES, activation("softmax"), kernelInitializer("zeros")));
    HealthReport report = HealthReport.of(compiled(net, new SGD()), x, y);
    assertThat(report.layers()).extracting(LayerHealth::update).containsExactly(0.0, 0.0);
    assertThat(reading(report, "dense", "update"))
        .extracting(Reading::text, Reading::light)
        .containsExactly("0 %", Light.YELLOW);
    assertThat(reading(report, "dense", "weights").light()).isEqualTo(Light.RED);
    assertThat(report.toString()).doesNotContain("NaN");
  }
}
