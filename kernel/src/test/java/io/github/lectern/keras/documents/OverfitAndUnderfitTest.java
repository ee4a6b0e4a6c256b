package io.github.lectern.keras.documents;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.kernelRegularizer;
import static io.github.lectern.keras.Keywords.l2;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.monitor;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.patience;
import static io.github.lectern.keras.Keywords.staircase;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.EarlyStopping;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.AveragePooling2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.BinaryCrossentropy;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.InverseTimeDecay;
import io.github.lectern.keras.optimizers.LearningRateSchedule;
import io.github.lectern.keras.options.DenseOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.SpecifiedIndex;

/**
 * Follows TensorFlow's page "Overfit and underfit"
 * (tensorflow.org/tutorials/keras/overfit_and_underfit). In place of the Higgs data set, it tells
 * shirts from T-shirts in 200 images of 7 by 7 pixels, and its layers have 64 units, not 512.
 */
class OverfitAndUnderfitTest {
  private static final int FEATURES = 49;
  private static final int N_VALIDATION = 500;
  private static final int N_TRAIN = 200;
  private static final int BATCH_SIZE = 100;
  private static final int STEPS_PER_EPOCH = N_TRAIN / BATCH_SIZE;

  private static INDArray features;
  private static INDArray labels;

  @BeforeAll
  static void the_data_set() {
    INDArray classes = Clothes.trainLabels(5000);
    long[] chosen =
        LongStream.range(0, 5000)
            .filter(i -> classes.getInt((int) i) == 0 || classes.getInt((int) i) == 6)
            .limit(N_VALIDATION + N_TRAIN)
            .toArray();
    INDArray images = Clothes.trainImages(5000).get(new SpecifiedIndex(chosen));
    INDArray scaled = images.castTo(DataType.FLOAT).div(255).reshape(-1, 28, 28, 1);
    features = new AveragePooling2D(4).call(scaled).reshape(-1, FEATURES);
    labels = classes.get(new SpecifiedIndex(chosen)).eq(6).castTo(DataType.FLOAT).reshape(-1, 1);
  }

  @BeforeEach
  void seed() {
    setSeed(1);
  }

  private static INDArray validation(INDArray data) {
    return data.get(NDArrayIndex.interval(0, N_VALIDATION));
  }

  private static INDArray training(INDArray data) {
    return data.get(NDArrayIndex.interval(N_VALIDATION, N_VALIDATION + N_TRAIN));
  }

  private static LearningRateSchedule lrSchedule() {
    return new InverseTimeDecay(.001, STEPS_PER_EPOCH * 1000, 1, staircase(false));
  }

  private static History compileAndFit(Sequential model, int maxEpochs, int patience) {
    model.compile(
        optimizer(new Adam(learningRate(lrSchedule()))),
        loss(new BinaryCrossentropy(fromLogits(true))),
        metrics(new BinaryCrossentropy(fromLogits(true)), "accuracy"));
    return model.fit(
        training(features),
        training(labels),
        batchSize(BATCH_SIZE),
        epochs(maxEpochs),
        validationData(validation(features), validation(labels)),
        callbacks(new EarlyStopping(monitor("val_binary_crossentropy"), patience(patience))),
        verbose(0));
  }

  /** Returns how much higher the loss is in validation than in training, without penalties. */
  private static double gap(Sequential model) {
    History history = compileAndFit(model, 80, 200);
    assertThat(history.epoch()).hasSize(80);
    return history.get("val_binary_crossentropy").get(79)
        - history.get("binary_crossentropy").get(79);
  }

  private static Sequential hidden(int layers, int units, DenseOption... options) {
    Sequential model = new Sequential();
    for (int i = 0; i < layers; i++) {
      DenseOption[] all = Arrays.copyOf(options, options.length + 1);
      all[options.length] = activation("elu");
      model.add(new Dense(units, all));
    }
    model.add(new Dense(1));
    return model;
  }

  private static Sequential withDropout(DenseOption... options) {
    Sequential model = new Sequential();
    for (Layer layer : hidden(4, 64, options).layers()) {
      model.add(layer);
      if (model.layers().size() < 8) {
        model.add(new Dropout(.5));
      }
    }
    return model;
  }

  @Test
  void the_learning_rate_decreases_hyperbolically() {
    LearningRateSchedule schedule = lrSchedule();
    assertThat(schedule.call(0)).isCloseTo(.001, within(1e-9));
    assertThat(schedule.call(1000L * STEPS_PER_EPOCH)).isCloseTo(.001 / 2, within(1e-9));
    assertThat(schedule.call(2000L * STEPS_PER_EPOCH)).isCloseTo(.001 / 3, within(1e-9));
  }

  @Test
  void a_larger_model_overfits_more() {
    Sequential tiny = hidden(1, 16, inputShape(FEATURES));
    assertThat(tiny.summary().totalParams()).isEqualTo(49 * 16 + 16 + 16 + 1);
    double ofTiny = gap(tiny);
    double ofSmall = gap(hidden(2, 16));
    double ofLarge = gap(hidden(4, 64));
    assertThat(ofTiny).isBetween(-.1, .1);
    assertThat(ofSmall).isGreaterThan(ofTiny);
    assertThat(ofLarge).isGreaterThan(ofSmall).isGreaterThan(.2);
  }

  @Test
  void weight_regularization_and_dropout_reduce_overfitting() {
    double large = gap(hidden(4, 64));
    setSeed(1);
    double l2 = gap(hidden(4, 64, kernelRegularizer(l2(.001))));
    setSeed(1);
    double dropout = gap(withDropout());
    setSeed(1);
    double combined = gap(withDropout(kernelRegularizer(l2(.0001))));
    assertThat(l2).isLessThan(large);
    assertThat(dropout).isLessThan(large / 2);
    assertThat(combined).isLessThan(large / 2);
  }

  @Test
  void early_stopping_ends_training_when_the_model_stops_improving() {
    History history = compileAndFit(hidden(4, 64), 80, 10);
    assertThat(history.epoch()).hasSizeBetween(11, 60);
    List<Double> losses = history.get("val_binary_crossentropy");
    int last = losses.size() - 1;
    assertThat(losses.subList(last - 9, last + 1))
        .allMatch(later -> later >= losses.get(last - 10));
  }

  // l2(0.001) adds 0.001 w^2 for each coefficient w of a kernel to the loss, not to the metric
  @Test
  void the_loss_contains_the_penalty_and_the_metric_does_not() {
    Sequential model = hidden(2, 16, kernelRegularizer(l2(.001)));
    compileAndFit(model, 2, 200);
    Evaluation evaluation = model.evaluate(validation(features), validation(labels), verbose(0));
    double penalty =
        model.layers().subList(0, 2).stream()
            .map(layer -> layer.getWeights().get(0))
            .mapToDouble(kernel -> .001 * kernel.mul(kernel).sumNumber().doubleValue())
            .sum();
    assertThat(penalty).isGreaterThan(.01);
    assertThat(evaluation.loss() - evaluation.get("binary_crossentropy"))
        .isCloseTo(penalty, within(1e-5));
  }
}
