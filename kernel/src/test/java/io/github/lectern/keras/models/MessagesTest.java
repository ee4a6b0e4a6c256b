package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.beta1;
import static io.github.lectern.keras.Keywords.classWeight;
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
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.metrics.Recall;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** All that a student can get wrong with a model, each with the whole message. */
class MessagesTest {
  private static final String ONE_HOT = "categorical_crossentropy";
  private static final String NUMBERS = "sparse_categorical_crossentropy";

  /** Four samples of three numbers, and their classes 2, 0, 1, 0, as numbers and one-hot. */
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {0, 1, 0}});

  private static final INDArray Y = Nd4j.createFromArray(2, 0, 1, 0);
  private static final INDArray HOT =
      Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}});

  static Stream<Arguments> samples() {
    return Stream.of(
        wrong(
            "pictures into Dense",
            () -> net(3, ONE_HOT).fit(Nd4j.zeros(4, 28, 28), HOT),
            "Dense: expected input [n,784], was [n,28,28]; add new Flatten() first"),
        wrong(
            "X and y of different parts",
            () -> net(3, ONE_HOT).fit(X, HOT.get(rows(3))),
            "fit: expected as many labels as samples, X has 4 rows, y has 3 rows;"
                + " do both come from the same part of the data?"),
        wrong(
            "test X of another width",
            () -> trained().evaluate(Nd4j.zeros(4, 2), HOT),
            "dense: expected input [n,3], which its weights were made for, was [n,2];"
                + " give it samples of that shape, or make a new net for the new ones"),
        wrong(
            "NaN in X",
            () -> net(3, ONE_HOT).fit(with(X, 1, 2, Float.NaN), HOT),
            "fit: expected finite numbers in X, was NaN in row 1;"
                + " replace such numbers or leave such rows out"),
        wrong(
            "infinity in X",
            () -> trained().predict(with(X, 3, 0, Float.NEGATIVE_INFINITY)),
            "predict: expected finite numbers in X, was -Infinity in row 3;"
                + " replace such numbers or leave such rows out"),
        wrong(
            "NaN in y",
            () -> trained().evaluate(X, with(HOT, 2, 1, Float.NaN)),
            "evaluate: expected finite numbers in y, was NaN in row 2;"
                + " replace such numbers or leave such rows out"),
        wrong(
            "infinity in y",
            () -> net(3, "mse").fit(X, with(HOT, 0, 1, Float.POSITIVE_INFINITY)),
            "fit: expected finite numbers in y, was Infinity in row 0;"
                + " replace such numbers or leave such rows out"),
        wrong(
            "a number in X that is too large for float32",
            () -> net(3, ONE_HOT).fit(with(X.castTo(DataType.DOUBLE), 2, 1, 1e300), HOT),
            "fit: expected finite numbers in X, was Infinity in row 2;"
                + " replace such numbers or leave such rows out"),
        wrong(
            "validation X of another width",
            () -> net(3, ONE_HOT).fit(X, HOT, validationData(Nd4j.zeros(4, 2), HOT)),
            "fit: validationData: expected samples [n,3] as those to train on, was [n,2];"
                + " change both in the same way"),
        wrong(
            "validation X is null",
            () -> net(3, ONE_HOT).fit(X, HOT, validationData(null, HOT)),
            "fit: validationData: X is null; run the cell that makes it first,"
                + " and see whether it failed"),
        wrong(
            "a layer on null",
            () -> new Dense(3).call(null),
            "call: the input of dense is null; run the cell that makes it first,"
                + " and see whether it failed"),
        wrong(
            "a vector into a layer",
            () -> new Dense(3).call(Nd4j.createFromArray(1f, 2f)),
            "Dense: expected input [n,inputs], was [n];"
                + " x.reshape(-1, 1) makes samples of one number each"),
        wrong(
            "empty X",
            () -> net(3, ONE_HOT).fit(Nd4j.zeros(0, 3), HOT),
            "fit: expected at least one row in X, was the empty shape [0,3];"
                + " look at how it was cut out of the data"),
        wrong(
            "scalar X",
            () -> net(3, ONE_HOT).fit(Nd4j.scalar(7f), HOT),
            "fit: expected a row for each sample in X, such as [n,784], was a single number;"
                + " Nd4j.createFromArray(...) makes arrays"),
        wrong(
            "text X",
            () -> net(3, ONE_HOT).fit(Nd4j.create("cat", "dog", "cat", "cow"), HOT),
            "fit: expected numbers in X, was text; code the words as numbers first"),
        wrong(
            "null X",
            () -> net(3, ONE_HOT).fit(null, HOT),
            "fit: X is null; run the cell that makes it first, and see whether it failed"),
        wrong(
            "null y",
            () -> net(3, ONE_HOT).fit(X, null),
            "fit: y is null; run the cell that makes it first, and see whether it failed"));
  }

  static Stream<Arguments> labels() {
    return Stream.of(
        wrong(
            "class numbers where one-hot is wanted",
            () -> net(3, ONE_HOT).fit(X, Y),
            "fit: categorical_crossentropy: expected one-hot labels [n,3], was [n,1];"
                + " use toCategorical(y, 3), or loss(\"sparse_categorical_crossentropy\")"),
        wrong(
            "one-hot where class numbers are wanted",
            () -> net(3, NUMBERS).fit(X, HOT),
            "fit: sparse_categorical_crossentropy: expected class numbers [n] or [n,1], was [n,3];"
                + " for one-hot labels use loss(\"categorical_crossentropy\")"),
        wrong(
            "label -1",
            () -> net(10, NUMBERS).fit(X, Nd4j.createFromArray(9, 0, -1, 3)),
            "fit: sparse_categorical_crossentropy: row 2 of y: expected a class number from 0 to 9,"
                + " was -1; number the classes from 0 on,"
                + " and give the last Dense a unit for each of them"),
        wrong(
            "label 10 of 10",
            () -> net(10, NUMBERS).fit(X, Nd4j.createFromArray(9, 10, 1, 3)),
            "fit: sparse_categorical_crossentropy: row 1 of y: expected a class number from 0 to 9,"
                + " was 10; number the classes from 0 on,"
                + " and give the last Dense a unit for each of them"),
        wrong(
            "one-hot rows that do not fit the last Dense",
            () -> net(10, ONE_HOT).fit(X, HOT),
            "fit: categorical_crossentropy: expected one-hot labels [n,10], was [n,3];"
                + " y has 3 columns, so end with new Dense(3, ...)"),
        wrong(
            "rows that are not one-hot",
            () -> net(3, ONE_HOT).fit(X, X),
            "fit: categorical_crossentropy: row 0 of y: expected one-hot labels, a single 1 in each"
                + " row, was a row that adds up to 6;"
                + " toCategorical(y, 3) makes such rows of class numbers"),
        wrong(
            "one output and categorical_crossentropy",
            () -> net(1, ONE_HOT).fit(X, Y),
            "fit: categorical_crossentropy: expected an output for each class, was one output,"
                + " whose share of itself is always 1, so that the loss would always be 0;"
                + " for two classes use loss(\"binary_crossentropy\")"
                + " and end with new Dense(1, activation(\"sigmoid\"))"),
        wrong(
            "class numbers with binary_crossentropy",
            () -> net(1, "binary_crossentropy").fit(X, Y),
            "fit: binary_crossentropy: row 0 of y: expected labels 0 and 1, was 2; for more than"
                + " two classes use loss(\"sparse_categorical_crossentropy\")"
                + " and end with a softmax that has a unit for each class"),
        wrong(
            "one-hot with one sigmoid",
            () -> net(1, "binary_crossentropy").fit(X, HOT),
            "fit: binary_crossentropy: expected labels [n,1] as the outputs, was [n,3];"
                + " for one-hot labels use loss(\"categorical_crossentropy\")"
                + " and end with a softmax of 3 units"),
        wrong(
            "two targets for one output",
            () -> net(1, "mse").fit(X, HOT.get(NDArrayIndex.all(), rows(2))),
            "fit: mean_squared_error: expected targets [n,1] as the outputs, was [n,2];"
                + " y has 2 columns, so end with new Dense(2)"),
        wrong(
            "class weights for numbers that are no classes",
            () -> net(1, "mse").fit(X, Y, classWeight(Map.of(0, 1, 1, 5))),
            "fit: classWeight: row 0 of y: expected a class number from 0 to 1, was 2;"
                + " class weights need classes"),
        wrong(
            "a negative class weight",
            () -> classWeight(Map.of(0, 1, 1, -5)),
            "classWeight: expected weights of 0 or more, was -5.0 for class 1"),
        wrong(
            "a metric that wants one-hot labels",
            () -> sparse(new Recall(name("r"))).fit(X, Y),
            "Metric \"r\": expected labels [n,3], was [n,1]; use toCategorical(y, 3)"),
        wrong(
            "class weights that leave a class out",
            () -> net(3, NUMBERS).fit(X, Y, classWeight(Map.of(0, 1, 2, 5))),
            "fit: classWeight: expected a weight for each class 0 to 2, was weights for [0, 2];"
                + " the weight 1 leaves a class as it is"));
  }

  static Stream<Arguments> order() {
    return Stream.of(
        unready(
            "fit before compile",
            () -> layered().fit(X, HOT),
            "fit: expected a compiled model, sequential is not; call compile(optimizer(\"adam\"),"
                + " loss(\"categorical_crossentropy\"), metrics(\"accuracy\")) first"),
        unready(
            "evaluate before compile",
            () -> layered().evaluate(X, HOT),
            "evaluate: expected a compiled model, sequential is not; call"
                + " compile(optimizer(\"adam\"), loss(\"categorical_crossentropy\"),"
                + " metrics(\"accuracy\")) first"),
        unready(
            "no layers",
            () -> compiled(new Sequential()).fit(X, HOT),
            "sequential: expected at least one layer, was none;"
                + " add one first: add(new Dense(10, activation(\"softmax\")))"),
        unready(
            "summary before the first fit",
            () -> net(3, ONE_HOT).summary(),
            "summary: sequential has no weights yet, since it has not seen the shape of a sample;"
                + " call fit(X, y) first, or build(784)"),
        unready(
            "countParams before the first fit",
            () -> net(3, ONE_HOT).countParams(),
            "countParams: dense has no weights yet, since it has not seen the shape of a sample;"
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
                + "Did you mean \"relu\"? Known names: linear, relu, sigmoid, softmax, tanh"),
        wrong(
            "unknown loss",
            () -> loss("categorical_cross_entropy"),
            "Unknown loss function: categorical_cross_entropy\n"
                + "Did you mean \"categorical_crossentropy\"? Known names: bce,"
                + " binary_crossentropy, categorical_crossentropy, mean_squared_error, mse,"
                + " sparse_categorical_crossentropy"),
        wrong(
            "unknown optimizer",
            () -> optimizer("adamm"),
            "Unknown optimizer: adamm\nDid you mean \"adam\"? Known names: adam, rmsprop, sgd"),
        wrong(
            "unknown initializer",
            () -> kernelInitializer("xavier"),
            "Unknown initializer: xavier\n"
                + "Known names: constant, glorot_normal, glorot_uniform, he_normal, he_uniform,"
                + " ones, random_normal, random_uniform, zeros"),
        begins(
            "unknown metric",
            () -> compiled(layered(), "recall").fit(X, HOT),
            "Unknown metric function: recall\nDid you mean \"Recall\"? Known names: "),
        wrong(
            "two metrics of one name",
            () -> compiled(layered(), new Recall(name("r")), new Recall(name("r"))).fit(X, HOT),
            "Found two metrics with the same name: r\n"
                + "Leave one out, or name one otherwise, such as new Recall(name(\"my_recall\"))"));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        wrong(
            "no units",
            () -> new Dense(0),
            "Dense: expected at least 1 unit, was 0; new Dense(10) has 10 outputs"),
        wrong(
            "negative units",
            () -> new Dense(-1),
            "Dense: expected at least 1 unit, was -1; new Dense(10) has 10 outputs"),
        wrong(
            "all dropped",
            () -> new Dropout(1.0),
            "Dropout: expected a rate of at least 0 and below 1, was 1.0; try new Dropout(0.5)"),
        wrong(
            "a kernel that no array holds",
            () -> new Dense(Integer.MAX_VALUE).build(784),
            "Dense: expected a kernel of at most 2,147,483,639 weights,"
                + " was 784 inputs by 2147483647 units; use fewer units"),
        wrong(
            "learningRate 0",
            () -> learningRate(0),
            "learningRate: expected a number above 0, was 0.0; try learningRate(0.001)"),
        wrong(
            "momentum above 1",
            () -> momentum(1.5),
            "momentum: expected from 0 to 1, was 1.5; try momentum(0.9)"),
        wrong(
            "beta1 of 1",
            () -> beta1(1),
            "beta1: expected at least 0 and below 1, was 1.0; try beta1(0.9)"),
        wrong(
            "batchSize 0",
            () -> batchSize(0),
            "batchSize: expected at least 1, was 0; try batchSize(32)"),
        wrong("epochs 0", () -> epochs(0), "epochs: expected at least 1, was 0; try epochs(20)"),
        wrong(
            "verbose 3",
            () -> verbose(3),
            "verbose: expected 0 (silent), 1 (progress line) or 2 (a line an epoch), was 3;"
                + " try verbose(1)"),
        wrong(
            "validationSplit 0",
            () -> validationSplit(0),
            "validationSplit: expected a share above 0 and below 1, was 0.0;"
                + " try validationSplit(0.2)"),
        wrong(
            "validationSplit 1",
            () -> validationSplit(1),
            "validationSplit: expected a share above 0 and below 1, was 1.0;"
                + " try validationSplit(0.2)"),
        wrong(
            "validationSplit that leaves nothing to train on",
            () -> net(3, ONE_HOT).fit(X, HOT, validationSplit(0.9)),
            "fit: validationSplit: expected samples to train on and samples to validate on,"
                + " was 0.9 of 4 samples, which leaves none for one of them;"
                + " give more samples or another share"),
        wrong(
            "validationSplit and validationData",
            () -> net(3, ONE_HOT).fit(X, HOT, validationSplit(0.5), validationData(X, HOT)),
            "fit: expected validationSplit or validationData, was both; leave one out"));
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
            "add: expected a new layer, dense is in sequential already;"
                + " make another one with new"),
        wrong(
            "null for a layer",
            () -> new Sequential().add(null),
            "add: the layer is null; run the cell that makes it first, and see whether it failed"),
        wrong(
            "two layers of one name",
            () -> {
              Sequential net = new Sequential();
              net.add(new Dense(3, name("hidden")));
              net.add(new Dense(3, name("hidden")));
            },
            "add: expected a layer with a name of its own, sequential has a \"hidden\" already;"
                + " give this one another: name(\"my_layer\")"),
        wrong(
            "a blank name",
            () -> name(" "),
            "name: expected a text, was \" \"; try name(\"hidden\")"),
        wrong(
            "build with a size of 0",
            () -> layered().build(0),
            "dense: expected samples of at least 1 number, was [n,0];"
                + " build(784) is for samples of 784 numbers"),
        wrong(
            "a keyword twice",
            () -> net(3, ONE_HOT).fit(X, HOT, epochs(2), verbose(0), epochs(3)),
            "expected a keyword once, was given 2 times: epochs(...); keep one of them"),
        wrong(
            "an option that has a longer name twice",
            () -> new Sequential().compile(loss("mse"), loss("bce")),
            "expected a keyword once, was given 2 times: loss(...); keep one of them"),
        wrong(
            "no loss",
            () -> layered().compile(optimizer("adam"), metrics("accuracy")),
            "compile: expected a loss, was none;"
                + " add loss(\"categorical_crossentropy\") for one-hot labels"),
        wrong(
            "weights of another shape",
            () -> trained().setWeights(List.of(Nd4j.zeros(4, 3), Nd4j.zeros(3))),
            "setWeights: sequential expects shape [3,3] for weight array 0, was [4,3];"
                + " getWeights() shows their order and shapes"),
        wrong(
            "a weight array too few",
            () -> trained().setWeights(List.of(Nd4j.zeros(3, 3))),
            "setWeights: sequential has 2 weight arrays, was given 1;"
                + " getWeights() shows their order and shapes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"samples", "labels", "order", "names", "numbers", "parts"})
  void a_mistake_is_explained(
      String mistake, ThrowingCallable trigger, Class<?> type, String pattern) {
    clearSession();
    assertThatThrownBy(trigger).as(mistake).isExactlyInstanceOf(type).hasMessageMatching(pattern);
  }

  private static Arguments wrong(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalArgumentException.class, quoted(message));
  }

  private static Arguments unready(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalStateException.class, quoted(message));
  }

  private static Arguments begins(String mistake, ThrowingCallable trigger, String message) {
    return Arguments.of(mistake, trigger, IllegalArgumentException.class, quoted(message) + ".*");
  }

  private static String quoted(String message) {
    return Pattern.quote(message);
  }

  private static Sequential layered() {
    Sequential net = new Sequential();
    net.add(new Dense(3, activation("softmax")));
    return net;
  }

  private static Sequential compiled(Sequential net, Object... metrics) {
    net.compile(optimizer("adam"), loss(ONE_HOT), metrics(metrics));
    return net;
  }

  private static Sequential sparse(Object... metrics) {
    Sequential net = layered();
    net.compile(optimizer("adam"), loss(NUMBERS), metrics(metrics));
    return net;
  }

  private static Sequential net(int outputs, String loss) {
    Sequential net = new Sequential();
    net.add(new Dense(outputs, activation("softmax")));
    net.compile(optimizer("adam"), loss(loss), metrics("accuracy"));
    return net;
  }

  private static Sequential trained() {
    Sequential net = net(3, ONE_HOT);
    net.fit(X, HOT, verbose(0));
    return net;
  }

  private static INDArray with(INDArray array, int row, int column, double value) {
    return array.dup().putScalar(row, column, value);
  }

  private static INDArrayIndex rows(int count) {
    return NDArrayIndex.interval(0, count);
  }
}
