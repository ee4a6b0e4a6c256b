package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.beta1;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.momentum;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.Mistakes.HOT;
import static io.github.lectern.keras.models.Mistakes.ONE_HOT;
import static io.github.lectern.keras.models.Mistakes.X;
import static io.github.lectern.keras.models.Mistakes.begins;
import static io.github.lectern.keras.models.Mistakes.compiled;
import static io.github.lectern.keras.models.Mistakes.layered;
import static io.github.lectern.keras.models.Mistakes.net;
import static io.github.lectern.keras.models.Mistakes.trained;
import static io.github.lectern.keras.models.Mistakes.unready;
import static io.github.lectern.keras.models.Mistakes.wrong;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.metrics.Recall;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the messages for mistakes in a model and its options. */
class ModelMessagesTest {
  static Stream<Arguments> order() {
    return Stream.of(
        unready(
            "fit before compile",
            () -> layered().fit(X, HOT),
            "fit: expected a compiled model, but sequential is not compiled; call"
                + " compile(optimizer(\"adam\"), loss(\"categorical_crossentropy\"),"
                + " metrics(\"accuracy\")) first"),
        unready(
            "evaluate before compile",
            () -> layered().evaluate(X, HOT),
            "evaluate: expected a compiled model, but sequential is not compiled; call"
                + " compile(optimizer(\"adam\"), loss(\"categorical_crossentropy\"),"
                + " metrics(\"accuracy\")) first"),
        unready(
            "no layers",
            () -> compiled(new Sequential()).fit(X, HOT),
            "sequential: expected at least one layer but got none;"
                + " add one first: add(new Dense(10, activation(\"softmax\")))"),
        unready(
            "summary before the first fit",
            () -> net(3, ONE_HOT).summary(),
            "summary: sequential has no weights yet, since it has not seen the shape of a sample;"
                + " call fit(X, y) first, or build(784)"),
        unready(
            "countParams before the first fit",
            () -> net(3, ONE_HOT).countParams(),
            "countParams: dense is not built yet, since it has not seen the shape of a sample;"
                + " call fit(X, y) first, or build(784)"),
        unready(
            "save before the first fit",
            () -> net(3, ONE_HOT).save("never-written.zip"),
            "save: sequential has no weights yet, since it has not seen the shape of a sample;"
                + " call fit(X, y) first, or build(784)"));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        wrong(
            "unknown activation",
            () -> activation("rellu"),
            "Unknown activation function: rellu\n"
                + "Did you mean \"relu\"? Known names: elu, exponential, gelu, hard_sigmoid, linear,"
                + " relu, selu, sigmoid, softmax, softplus, softsign, swish, tanh"),
        wrong(
            "unknown loss",
            () -> loss("categorical_cross_entropy"),
            "Unknown loss function: categorical_cross_entropy\n"
                + "Did you mean \"categorical_crossentropy\"? Known names: bce,"
                + " binary_crossentropy, categorical_crossentropy, huber, huber_loss, mae,"
                + " mean_absolute_error, mean_squared_error, mse, sparse_categorical_crossentropy"),
        wrong(
            "unknown optimizer",
            () -> optimizer("adamm"),
            "Unknown optimizer: adamm\nDid you mean \"adam\"? Known names: adagrad, adam, adamw,"
                + " nadam, rmsprop, sgd"),
        wrong(
            "unknown initializer",
            () -> kernelInitializer("gauss"),
            "Unknown initializer: gauss\n"
                + "Known names: constant, glorot_normal, glorot_uniform, he_normal, he_uniform,"
                + " lecun_normal, lecun_uniform, ones, orthogonal, random_normal, random_uniform,"
                + " truncated_normal, variance_scaling, zeros"),
        begins(
            "unknown metric",
            () -> compiled(layered(), "recall").fit(X, HOT),
            "Unknown metric function: recall\nDid you mean \"Recall\"? Known names: "),
        wrong(
            "two metrics of one name",
            () -> compiled(layered(), new Recall(name("r")), new Recall(name("r"))).fit(X, HOT),
            "Found two metrics with the same name: r\n"
                + "Remove or rename one of them, for example new Recall(name(\"my_recall\"))"));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        wrong(
            "no units",
            () -> new Dense(0),
            "Dense: expected at least 1 unit but got 0; new Dense(10) has 10 outputs"),
        wrong(
            "negative units",
            () -> new Dense(-1),
            "Dense: expected at least 1 unit but got -1; new Dense(10) has 10 outputs"),
        wrong(
            "all dropped",
            () -> new Dropout(1.0),
            "Dropout: expected a rate of at least 0 and below 1 but got 1.0;"
                + " try new Dropout(0.5)"),
        wrong(
            "a kernel that no array holds",
            () -> new Dense(Integer.MAX_VALUE).build(784),
            "Dense: expected a kernel of at most 2,147,483,639 weights"
                + " but got 784 inputs x 2,147,483,647 units; use fewer units"),
        wrong(
            "learningRate 0",
            () -> learningRate(0),
            "learningRate: expected a finite number above 0 but got 0.0; try learningRate(0.001)"),
        wrong(
            "momentum above 1",
            () -> momentum(1.5),
            "momentum: expected a number from 0 to 1 but got 1.5; try momentum(0.9)"),
        wrong(
            "beta1 of 1",
            () -> beta1(1),
            "beta1: expected a number of at least 0 and below 1 but got 1.0; try beta1(0.9)"),
        wrong(
            "batchSize 0",
            () -> batchSize(0),
            "batchSize: expected at least 1 but got 0; try batchSize(32)"),
        wrong("epochs 0", () -> epochs(0), "epochs: expected at least 1 but got 0; try epochs(20)"),
        wrong(
            "verbose 3",
            () -> verbose(3),
            "verbose: expected 0 (silent), 1 (progress line) or 2 (one line per epoch) but got 3;"
                + " try verbose(1)"),
        wrong(
            "validationSplit 0",
            () -> validationSplit(0),
            "validationSplit: expected a fraction above 0 and below 1 but got 0.0;"
                + " try validationSplit(0.2)"),
        wrong(
            "validationSplit 1",
            () -> validationSplit(1),
            "validationSplit: expected a fraction above 0 and below 1 but got 1.0;"
                + " try validationSplit(0.2)"),
        wrong(
            "validationSplit that leaves nothing to train on",
            () -> net(3, ONE_HOT).fit(X, HOT, validationSplit(0.9)),
            "fit: validationSplit: expected samples for both training and validation"
                + " but got 0.9 of 4 samples, which leaves none for training;"
                + " use more samples or another fraction"),
        wrong(
            "validationSplit and validationData",
            () -> net(3, ONE_HOT).fit(X, HOT, validationSplit(0.5), validationData(X, HOT)),
            "fit: expected validationSplit or validationData but got both; leave one out"));
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        wrong(
            "the same layer twice",
            () -> {
              Dense layer = new Dense(3);
              Sequential net = new Sequential();
              net.add(layer);
              net.add(layer);
            },
            "add: expected a new layer, but dense is already in sequential;"
                + " create another one with new"),
        wrong(
            "null for a layer",
            () -> new Sequential().add((Layer) null),
            "add: the layer is null; first run the cell that creates it, and check that it"
                + " succeeds"),
        wrong(
            "two layers of one name",
            () -> {
              Sequential net = new Sequential();
              net.add(new Dense(3, name("hidden")));
              net.add(new Dense(3, name("hidden")));
            },
            "add: expected a layer with a new name, but sequential already has a layer \"hidden\";"
                + " choose another name: name(\"my_layer\")"),
        wrong(
            "a blank name",
            () -> name(" "),
            "name: expected a name that is not blank but got \" \"; try name(\"hidden\")"),
        wrong(
            "build with a size of 0",
            () -> layered().build(0),
            "dense: expected samples with sizes of at least 1 but got [n,0];"
                + " for samples of 784 numbers, call build(784)"),
        wrong(
            "a keyword twice",
            () -> net(3, ONE_HOT).fit(X, HOT, epochs(2), verbose(0), epochs(3)),
            "expected each keyword at most once but got epochs(...) 2 times; keep only one"),
        wrong(
            "an option that has a longer name twice",
            () -> new Sequential().compile(loss("mse"), loss("bce")),
            "expected each keyword at most once but got loss(...) 2 times; keep only one"),
        wrong(
            "no loss",
            () -> layered().compile(optimizer("adam"), metrics("accuracy")),
            "compile: expected a loss but got none;"
                + " add loss(\"categorical_crossentropy\") for one-hot labels"),
        wrong(
            "weights of another shape",
            () -> trained().setWeights(List.of(Nd4j.zeros(4, 3), Nd4j.zeros(3))),
            "setWeights: expected shape [3,3] for weight array 0 of sequential but got [4,3];"
                + " getWeights() shows their order and shapes"),
        wrong(
            "a weight array too few",
            () -> trained().setWeights(List.of(Nd4j.zeros(3, 3))),
            "setWeights: expected 2 weight arrays for sequential but got 1;"
                + " getWeights() shows their order and shapes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"order", "names", "numbers", "parts"})
  void a_mistake_is_explained(
      String mistake, ThrowingCallable trigger, Class<?> type, String pattern) {
    Mistakes.explain(mistake, trigger, type, pattern);
  }
}
