package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.optimizers.Adam;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains the lecture's nets on the lecture's data with the lecture's seed. The losses of the first
 * steps are those of TensorFlow 2.7. The trace of twenty epochs was recorded with the same
 * arithmetic.
 */
class LectureTraceTest {
  private static FashionMnist data;
  private static INDArray flatX;
  private static INDArray y;

  @BeforeAll
  static void load() {
    data = FashionMnist.load();
    flatX = data.xTrain().reshape(60_000, 784);
    y = toCategorical(data.yTrain(), 10);
  }

  @BeforeEach
  void seed() {
    setSeed(43052);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of("net1", 1200, new double[] {322.1307, 168.8512, 125.8183, 108.9794}),
        Arguments.of("net1", 32, new double[] {310.4481, 164.8351, 103.0432, 120.1259}),
        Arguments.of("net2", 1200, new double[] {124.9210, 146.8135, 142.3562, 116.569}),
        Arguments.of("net2", 32, new double[] {117.0187, 325.0049, 183.9817, 165.8744}),
        Arguments.of("net3", 32, new double[] {45.3111, 77.5960, 66.1795, 94.3716}));
  }

  @ParameterizedTest(name = "{0}, batches of {1}")
  @MethodSource("steps")
  void the_first_four_steps_have_the_losses_of_tensorflow(
      String name, int batch, double[] expected) {
    StepLosses steps = StepLosses.first(expected.length);
    INDArray x = name.equals("net3") ? data.xTrain() : flatX;
    net(name).fit(x, y, batchSize(batch), verbose(0), callbacks(steps));
    assertThat(steps.losses()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(steps.losses().get(i))
          .as("step %d", i + 1)
          .isCloseTo(expected[i], within(1e-4 * expected[i]));
    }
  }

  @Test
  void twenty_epochs_of_net1_follow_the_trace() throws IOException {
    Sequential net = net("net1");
    History history = net.fit(flatX, y, epochs(20), batchSize(1200), verbose(0));
    List<String[]> trace = trace();
    assertThat(history.epoch()).hasSize(20).hasSameSizeAs(trace);
    for (int epoch = 0; epoch < trace.size(); epoch++) {
      assertThat(history.get("loss").get(epoch))
          .as("loss of epoch %d", epoch + 1)
          .isCloseTo(Double.parseDouble(trace.get(epoch)[1]), withinPercentage(.5));
      assertThat(history.get("accuracy").get(epoch))
          .as("accuracy of epoch %d", epoch + 1)
          .isCloseTo(Double.parseDouble(trace.get(epoch)[2]), within(.005));
    }
    INDArray testX = data.xTest().reshape(10_000, 784);
    Evaluation test = net.evaluate(testX, toCategorical(data.yTest(), 10), verbose(0));
    assertThat(test.loss()).isCloseTo(1.0973, withinPercentage(1.5));
    assertThat(test.get("accuracy")).isCloseTo(.6055, within(.015));
  }

  /** Returns epoch, loss and accuracy for each epoch of the recorded trace. */
  private static List<String[]> trace() throws IOException {
    try (InputStream file = LectureTraceTest.class.getResourceAsStream("net1-trace.csv")) {
      String text = new String(file.readAllBytes(), UTF_8);
      return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  private static Sequential net(String name) {
    Sequential net = new Sequential();
    switch (name) {
      case "net1" -> net.add(new Dense(30, activation("relu")));
      case "net2" -> addHidden(net, 2);
      default -> {
        net.add(new Flatten());
        addHidden(net, 5);
      }
    }
    net.add(new Dense(10, activation("softmax")));
    net.compile(optimizer(new Adam()), loss("categorical_crossentropy"), metrics("accuracy"));
    return net;
  }

  private static void addHidden(Sequential net, int layers) {
    for (int i = 0; i < layers; i++) {
      net.add(new Dense(500, activation("relu")));
    }
  }
}
