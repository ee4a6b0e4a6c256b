package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.classWeight;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static io.github.lectern.keras.models.SmallNets.line;
import static io.github.lectern.keras.models.SmallNets.part;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.optimizers.SGD;
import io.github.lectern.keras.options.FitOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests which samples each training step uses, and how a second fit continues. */
class FitTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";

  /** A learning rate so small that weights stay near 0 and do not change the loss. */
  private static final double STANDSTILL = 1e-30;

  @BeforeEach
  void seed() {
    setSeed(43052);
  }

  /** Trains a net whose output is always 0: its loss for sample i is (i + 1)^2. */
  private static StepLosses steps(Sequential net, FitOption... options) {
    StepLosses steps = StepLosses.all();
    FitOption[] all = Arrays.copyOf(options, options.length + 2);
    all[options.length] = callbacks(steps);
    all[options.length + 1] = verbose(0);
    net.fit(Nd4j.ones(10, 1), numbers(1, 10), all);
    return steps;
  }

  private static int[] order(StepLosses steps) {
    return steps.losses().stream().mapToInt(l -> (int) Math.round(Math.sqrt(l)) - 1).toArray();
  }

  private static INDArray numbers(int from, int to) {
    float[] values = new float[to - from + 1];
    IntStream.range(0, values.length).forEach(i -> values[i] = from + i);
    return Nd4j.createFromArray(values);
  }

  @Test
  void a_last_batch_that_is_not_full_is_kept() {
    StepLosses steps = steps(line(STANDSTILL), batchSize(4), shuffle(false));
    assertThat(steps.losses()).hasSize(3);
    assertThat(steps.losses().get(0)).isCloseTo((1 + 4 + 9 + 16) / 4.0, within(1e-4));
  }

  @Test
  void the_loss_of_an_epoch_weighs_batches_by_their_size() {
    Sequential net = line(STANDSTILL);
    steps(net, batchSize(4));
    // (1 + 4 + ... + 100) / 10
    assertThat(net.history().get("loss").get(0)).isCloseTo(38.5, within(1e-5));
  }

  @Test
  void a_batch_may_be_larger_than_all_samples() {
    StepLosses steps = steps(line(STANDSTILL), batchSize(1000));
    assertThat(steps.losses()).hasSize(1);
    assertThat(steps.losses().get(0)).isCloseTo(38.5, within(1e-5));
  }

  @Test
  void without_shuffling_samples_come_in_their_order() {
    StepLosses steps = steps(line(STANDSTILL), batchSize(1), shuffle(false), epochs(2));
    assertThat(order(steps))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void each_epoch_has_the_order_of_tensorflow() {
    StepLosses steps = steps(line(STANDSTILL), batchSize(1), epochs(2));
    assertThat(order(steps))
        .containsExactly(4, 1, 5, 9, 3, 6, 2, 8, 0, 7, 7, 3, 4, 6, 1, 9, 2, 0, 5, 8);
  }

  @Test
  void a_second_fit_starts_a_new_stream_of_orders() {
    Sequential net = line(STANDSTILL);
    steps(net, batchSize(1), epochs(2));
    assertThat(order(steps(net, batchSize(1)))).containsExactly(4, 1, 5, 9, 3, 6, 2, 8, 0, 7);
  }

  @Test
  void a_second_fit_goes_on_with_the_state_of_the_optimizer() {
    Sequential once = classifier(SPARSE);
    once.fit(X, CLASSES, epochs(2), batchSize(4), shuffle(false), verbose(0));
    Sequential twice = classifier(SPARSE);
    twice.fit(X, CLASSES, batchSize(4), shuffle(false), verbose(0));
    twice.fit(X, CLASSES, batchSize(4), shuffle(false), verbose(0));
    assertThat(bits(twice)).isEqualTo(bits(once));
  }

  @Test
  void a_validation_split_takes_the_last_samples_before_shuffling() {
    Sequential split = classifier(SPARSE);
    History splitLogs =
        split.fit(X, CLASSES, epochs(3), batchSize(3), validationSplit(.2), verbose(0));
    Sequential apart = classifier(SPARSE);
    History apartLogs =
        apart.fit(
            part(X, 0, 8),
            part(CLASSES, 0, 8),
            epochs(3),
            batchSize(3),
            validationData(part(X, 8, 10), part(CLASSES, 8, 10)),
            verbose(0));
    assertThat(splitLogs.history())
        .containsOnlyKeys("loss", "accuracy", "val_loss", "val_accuracy")
        .isEqualTo(apartLogs.history());
    assertThat(bits(split)).isEqualTo(bits(apart));
  }

  @Test
  void the_validation_is_what_evaluate_gives_after_the_epoch() {
    Sequential net = classifier(SPARSE);
    INDArray x = part(X, 6, 10);
    INDArray y = part(CLASSES, 6, 10);
    History logs = net.fit(X, CLASSES, validationData(x, y), verbose(0));
    Evaluation after = net.evaluate(x, y, verbose(0));
    assertThat(logs.get("val_loss")).containsExactly(after.loss());
    assertThat(logs.get("val_accuracy")).containsExactly(after.get("accuracy"));
  }

  // z = 0, so p = (1/2, 1/2) and L_i = log 2;  L = (1 + 3) log 2 / 2
  // dz_i = w_i (p - y_i) / 2 = (-1/4, 1/4) for x = 1, (3/4, -3/4) for x = 2
  // W = -sum_i x_i dz_i = (-5/4, 5/4);  b = -sum_i dz_i = (-1/2, 1/2)
  @Test
  void class_weights_scale_the_loss_and_the_step() {
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("softmax"), kernelInitializer("zeros")));
    net.compile(optimizer(new SGD(learningRate(1))), loss(SPARSE));
    INDArray x = Nd4j.createFromArray(new float[][] {{1}, {2}});
    INDArray y = Nd4j.createFromArray(0, 1);
    History logs = net.fit(x, y, classWeight(Map.of(0, 1, 1, 3)), verbose(0));
    assertThat(logs.get("loss").get(0)).isCloseTo(2 * Math.log(2), within(1e-6));
    List<INDArray> weights = net.getWeights();
    assertThat(weights.get(0).toFloatVector())
        .containsExactly(new float[] {-1.25f, 1.25f}, offset(1e-6f));
    assertThat(weights.get(1).toFloatVector())
        .containsExactly(new float[] {-.5f, .5f}, offset(1e-6f));
  }

  @Test
  void class_weights_mean_the_same_for_one_hot_labels() {
    Map<Integer, Integer> weights = Map.of(0, 1, 1, 4, 2, 2);
    Sequential numbers = classifier(SPARSE);
    numbers.fit(X, CLASSES, epochs(3), classWeight(weights), verbose(0));
    Sequential oneHot = classifier("categorical_crossentropy");
    INDArray y = toCategorical(CLASSES, 3);
    oneHot.fit(X, y, epochs(3), classWeight(weights), verbose(0));
    assertThat(bits(oneHot)).isEqualTo(bits(numbers));
  }
}
