package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.betaInitializer;
import static io.github.lectern.keras.Keywords.biasInitializer;
import static io.github.lectern.keras.Keywords.classId;
import static io.github.lectern.keras.Keywords.clipnorm;
import static io.github.lectern.keras.Keywords.clipvalue;
import static io.github.lectern.keras.Keywords.curve;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.globalClipnorm;
import static io.github.lectern.keras.Keywords.initialAccumulatorValue;
import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.momentum;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.negativeSlope;
import static io.github.lectern.keras.Keywords.nesterov;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.scale;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.thresholds;
import static io.github.lectern.keras.Keywords.trainable;
import static io.github.lectern.keras.Keywords.useBias;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.Keywords.weightDecay;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.AveragePooling2D;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.ELU;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.GlobalAveragePooling2D;
import io.github.lectern.keras.layers.GlobalMaxPooling2D;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.layers.Rescaling;
import io.github.lectern.keras.layers.Reshape;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.layers.ZeroPadding2D;
import io.github.lectern.keras.metrics.AUC;
import io.github.lectern.keras.metrics.Recall;
import io.github.lectern.keras.optimizers.Adagrad;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.AdamW;
import io.github.lectern.keras.optimizers.CosineDecay;
import io.github.lectern.keras.optimizers.ExponentialDecay;
import io.github.lectern.keras.optimizers.Nadam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.PiecewiseConstantDecay;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tests that a loaded model is the one that was saved.
 *
 * <p>The format was also checked by hand: from an unzipped file of this version, {@code
 * numpy.load("weights/0000.npy")} and {@code json.load} in Python read the weights of the model.
 */
class SaveAndLoadTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 1, 3}, {1, 0, -1}, {2, 1, 0}, {1, 3, 1}, {0, 2, 2}});
  private static final INDArray Y = toCategorical(new int[] {1, 0, 0, 2, 1}, 3);

  @TempDir private Path folder;

  @BeforeEach
  void seed() {
    setSeed(11);
  }

  private String file() {
    return folder.resolve("net.zip").toString();
  }

  private static Sequential net(Optimizer optimizer, Object... metrics) {
    Sequential net = new Sequential(name("mine"));
    net.add(new Flatten());
    net.add(new Dense(5, kernelInitializer("he_normal"), biasInitializer("ones"), name("hidden")));
    net.add(new Activation("tanh"));
    net.add(new BatchNormalization(momentum(0.8), scale(false), betaInitializer("ones")));
    net.add(new Dropout(0.25));
    net.add(new LeakyReLU(0.2));
    net.add(new ELU(0.5));
    net.add(new ReLU(4, negativeSlope(0.1)));
    net.add(new Dense(3, activation("softmax"), useBias(false)));
    net.compile(optimizer(optimizer), loss("categorical_crossentropy"), metrics(metrics));
    return net;
  }

  private static List<String> bits(List<INDArray> arrays) {
    return arrays.stream()
        .map(a -> Arrays.toString(a.shape()) + Arrays.toString(a.dup('c').data().asFloat()))
        .toList();
  }

  @Test
  void weights_outputs_and_evaluation_come_back_bit_by_bit() throws IOException {
    Sequential net = net(new Adam(), "accuracy");
    net.fit(X, Y, epochs(3), verbose(0));
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(bits(loaded.getWeights())).isEqualTo(bits(net.getWeights()));
    assertThat(bits(List.of(loaded.predict(X)))).isEqualTo(bits(List.of(net.predict(X))));
    assertThat(loaded.evaluate(X, Y, verbose(0)).values())
        .isEqualTo(net.evaluate(X, Y, verbose(0)).values());
  }

  @Test
  void layers_of_images_come_back() throws IOException {
    Sequential net = new Sequential();
    net.add(
        new Conv2D(
            3,
            kernelSize(2, 3),
            strides(2, 1),
            padding("same"),
            activation("relu"),
            biasInitializer("ones"),
            inputShape(6, 5, 2)));
    net.add(new Conv2D(4, 1, useBias(false), kernelInitializer("he_normal")));
    net.add(new MaxPooling2D(poolSize(1, 2), strides(1)));
    net.add(new AveragePooling2D(poolSize(2, 1), strides(1, 2), padding("same")));
    net.add(new Flatten());
    net.add(new Dense(1));
    net.compile(optimizer("adam"), loss("mse"));
    INDArray x = Nd4j.rand(3, 6, 5, 2);
    net.fit(x, Nd4j.ones(3, 1), verbose(0));
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(loaded.layers()).hasToString(net.layers().toString());
    assertThat(bits(loaded.getWeights())).isEqualTo(bits(net.getWeights()));
    assertThat(bits(List.of(loaded.predict(x)))).isEqualTo(bits(List.of(net.predict(x))));
  }

  @Test
  void layers_and_names_come_back() throws IOException {
    Sequential net = net(new SGD());
    net.build(3);
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(loaded.layers()).hasToString(net.layers().toString());
    assertThat(loaded).hasToString(net.toString());
    assertThat(loaded.summary()).isEqualTo(net.summary());
  }

  static List<Arguments> optimizers() {
    return List.of(
        optimizing("adam", () -> new Adam(learningRate(0.02))),
        optimizing("rmsprop", () -> new RMSprop(learningRate(0.03), momentum(0.5))),
        optimizing("sgd", SGD::new),
        optimizing("clipped", () -> new Adam(learningRate(0.1), clipnorm(0.1), clipvalue(0.05))),
        optimizing("adamw", () -> new AdamW(learningRate(0.03), weightDecay(0.1))),
        optimizing("nadam", () -> new Nadam(learningRate(0.03))),
        optimizing("adagrad", () -> new Adagrad(initialAccumulatorValue(0.5))),
        optimizing("globally clipped", () -> new RMSprop(globalClipnorm(0.2))),
        optimizing("decay", () -> new SGD(learningRate(new ExponentialDecay(0.3, 2, 0.5)))),
        optimizing(
            "pieces",
            () ->
                new Adam(
                    learningRate(
                        new PiecewiseConstantDecay(List.of(2, 5), List.of(0.3, 0.1, 0.02))))),
        optimizing("cosine to 0", () -> new RMSprop(learningRate(new CosineDecay(0.1, 3)))),
        optimizing("sgd", () -> new SGD(learningRate(0.1), momentum(0.9), nesterov(true))));
  }

  private static Arguments optimizing(String name, Supplier<Optimizer> optimizer) {
    return Arguments.of(name, optimizer);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void training_goes_on_as_if_it_had_not_been_saved(String name, Supplier<Optimizer> optimizer)
      throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(4, activation("tanh")));
    net.add(new Dense(3, activation("softmax")));
    net.compile(optimizer(optimizer.get()), loss("categorical_crossentropy"));
    net.fit(X, Y, epochs(4), verbose(0));
    net.save(file());
    Sequential loaded = Sequential.load(file());
    net.fit(X, Y, epochs(2), verbose(0));
    loaded.fit(X, Y, epochs(2), verbose(0));
    assertThat(bits(loaded.getWeights())).as(name).isEqualTo(bits(net.getWeights()));
  }

  static List<Layer> globalPooling() {
    return List.of(new GlobalAveragePooling2D(), new GlobalMaxPooling2D());
  }

  @ParameterizedTest
  @MethodSource("globalPooling")
  void layers_for_images_come_back(Layer layer) throws IOException {
    Sequential net = new Sequential();
    net.add(new Rescaling(0.5, -1));
    net.add(new Reshape(2, -1, 2));
    net.add(new ZeroPadding2D(1, 0, 2, 3));
    net.add(new BatchNormalization());
    net.add(layer);
    net.add(new Softmax());
    INDArray images = Nd4j.rand(4, 6, 2);
    INDArray expected = net.predict(images);
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(loaded.layers()).hasToString(net.layers().toString());
    assertThat(bits(List.of(loaded.predict(images)))).isEqualTo(bits(List.of(expected)));
  }

  /** The frozen layer has no optimizer state, and of a normalization only gamma and beta have. */
  @Test
  void frozen_layers_and_moving_statistics_come_back() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(4, activation("tanh"), trainable(false)));
    net.add(new BatchNormalization());
    net.add(new Dense(3, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"));
    net.fit(X, Y, epochs(2), verbose(0));
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(loaded.layers().stream().map(Layer::trainable)).containsExactly(false, true, true);
    assertThat(loaded.summary()).isEqualTo(net.summary());
    assertThat(bits(List.of(loaded.predict(X)))).isEqualTo(bits(List.of(net.predict(X))));
    assertThat(afterOneMoreEpoch(loaded)).isEqualTo(afterOneMoreEpoch(net));
  }

  private static Sequential withDropout() {
    Sequential net = new Sequential();
    net.add(new Dropout(0.25));
    net.add(new Dense(40, activation("tanh")));
    net.add(new Dropout(0.5));
    net.add(new Dense(3, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"));
    net.fit(X, Y, epochs(2), batchSize(2), verbose(0));
    return net;
  }

  private static List<String> afterOneMoreEpoch(Sequential net) {
    net.fit(X, Y, batchSize(2), verbose(0));
    return bits(net.getWeights());
  }

  /** Each epoch has three batches, the last of them smaller, and shuffles the samples. */
  @Test
  void dropout_goes_on_with_the_masks_that_would_have_come_next() throws IOException {
    Sequential net = withDropout();
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(bits(loaded.getWeights())).isEqualTo(bits(net.getWeights()));
    assertThat(afterOneMoreEpoch(loaded)).isEqualTo(afterOneMoreEpoch(net));
  }

  /** The loading session is like a new kernel, in which another seed was used first. */
  @Test
  void dropout_goes_on_in_another_session_of_the_same_seed() throws IOException {
    Sequential net = withDropout();
    net.save(file());
    List<String> expected = afterOneMoreEpoch(net);
    setSeed(12);
    new Dense(7).build(9);
    setSeed(11);
    Sequential loaded = Sequential.load(file());
    loaded.save(file()); // not trained since
    assertThat(afterOneMoreEpoch(Sequential.load(file()))).isEqualTo(expected);
  }

  @Test
  void an_optimizer_that_took_its_steps_elsewhere_is_saved_with_this_model() throws IOException {
    Adam shared = new Adam();
    Sequential other = net(shared);
    other.fit(X, Y, epochs(2), verbose(0));
    Sequential net = net(shared);
    net.build(3);
    net.save(file());
    Sequential loaded = Sequential.load(file());
    setSeed(1);
    net.fit(X, Y, verbose(0));
    setSeed(1);
    loaded.fit(X, Y, verbose(0));
    assertThat(loaded.history().get("loss")).hasSize(1);
  }

  @Test
  void metrics_come_back_with_their_names_and_settings() throws IOException {
    Sequential net =
        net(
            new Adam(),
            "accuracy",
            new Recall(thresholds(0.1, 0.6), name("low")),
            new Recall(classId(2), name("ankle")),
            new AUC(curve("PR"), name("area")));
    net.fit(X, Y, verbose(0));
    net.save(file());
    Evaluation expected = net.evaluate(X, Y, verbose(0));
    Evaluation actual = Sequential.load(file()).evaluate(X, Y, verbose(0));
    assertThat(actual.names()).containsExactly("loss", "accuracy", "low", "ankle", "area");
    assertThat(actual.values()).isEqualTo(expected.values());
  }

  @Test
  void a_model_that_was_not_compiled_comes_back_uncompiled() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(2));
    net.build(3);
    net.save(file());
    Sequential loaded = Sequential.load(file());
    assertThat(bits(List.of(loaded.predict(X)))).isEqualTo(bits(List.of(net.predict(X))));
    assertThatIllegalStateException()
        .isThrownBy(() -> loaded.evaluate(X, Y))
        .withMessageContaining("expected a compiled model");
  }

  @Test
  void pictures_are_still_what_the_model_takes() throws IOException {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(2));
    INDArray pictures = Nd4j.rand(4, 2, 3);
    INDArray expected = net.predict(pictures);
    net.save(file());
    assertThat(bits(List.of(Sequential.load(file()).predict(pictures))))
        .isEqualTo(bits(List.of(expected)));
    assertThat(Sequential.load(file()).summary().layers().get(0).outputShape())
        .isEqualTo("(None, 6)");
  }
}
