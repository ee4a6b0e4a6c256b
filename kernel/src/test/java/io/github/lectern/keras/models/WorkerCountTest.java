package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.biasRegularizer;
import static io.github.lectern.keras.Keywords.clipnorm;
import static io.github.lectern.keras.Keywords.clipvalue;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.globalClipnorm;
import static io.github.lectern.keras.Keywords.kernelRegularizer;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.l1l2;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.AveragePooling2D;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.ELU;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.SGD;
import io.github.lectern.keras.options.CompileOption.OptimizerChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that fits with one, two and four workers are bit-identical, in every run. */
@Tag("slow")
class WorkerCountTest {
  private static final String WORKERS = "lectern.workers";
  private static final int SAMPLES = 1000;
  private static final INDArray PIXELS = pixels();
  private static final INDArray Y =
      toCategorical(Nd4j.createFromArray(IntStream.range(0, SAMPLES).map(i -> i % 10).toArray()));

  private static INDArray pixels() {
    int[] values = new Random(3).ints(SAMPLES * 784L, 0, 256).toArray();
    return Nd4j.createFromArray(values).castTo(DataType.UINT8).reshape(SAMPLES, 784);
  }

  /** All results of a fit, with weights and outputs as text that differs for any two floats. */
  private record Outcome(
      List<String> weights, Map<String, List<Double>> logs, List<Double> test, String outputs) {}

  private record Course(
      List<Layer> layers, String loss, OptimizerChoice optimizer, int batchSize) {}

  @AfterEach
  void as_many_workers_as_processors() {
    System.clearProperty(WORKERS);
  }

  private static Dense relu(int units) {
    return new Dense(units, activation("relu"));
  }

  private static Dense softmax() {
    return new Dense(10, activation("softmax"));
  }

  private static Arguments course(String name, Supplier<Course> course) {
    return Arguments.of(name, PIXELS, course);
  }

  // 1000 samples leave a last batch of 8, 200 and 400
  static Stream<Arguments> courses() {
    String crossentropy = "categorical_crossentropy";
    return Stream.of(
        course(
            "small batches of the lecture's first net",
            () -> new Course(List.of(relu(30), softmax()), crossentropy, optimizer("adam"), 32)),
        course(
            "small batches of wide layers, some of them dropped",
            () ->
                new Course(
                    List.of(relu(500), new Dropout(0.3), relu(301), softmax()),
                    crossentropy,
                    optimizer("adam"),
                    32)),
        course(
            "layers that keep their input",
            () ->
                new Course(
                    List.of(
                        new Dense(210),
                        new LeakyReLU(),
                        new Dense(90),
                        new ELU(),
                        new Dense(60, activation("selu")),
                        new ReLU(2),
                        softmax()),
                    crossentropy,
                    optimizer("adam"),
                    128)),
        course(
            "normalized batches",
            () ->
                new Course(
                    List.of(
                        new BatchNormalization(),
                        new Dense(70),
                        new BatchNormalization(),
                        new ReLU(),
                        softmax()),
                    crossentropy,
                    optimizer("adam"),
                    200)),
        course(
            "penalties on the weights",
            () ->
                new Course(
                    List.of(
                        new Dense(300, kernelRegularizer(l1l2(0.001, 0.002))),
                        new Dense(10, activation("softmax"), biasRegularizer("l2"))),
                    crossentropy,
                    optimizer("adam"),
                    200)),
        course(
            "large batches",
            () ->
                new Course(
                    List.of(relu(500), relu(500), softmax()),
                    crossentropy,
                    optimizer("adam"),
                    600)),
        course(
            "limits of the norm of each gradient",
            () ->
                new Course(
                    List.of(relu(500), softmax()),
                    crossentropy,
                    optimizer(new Adam(clipnorm(0.1), clipvalue(0.01))),
                    400)),
        course(
            "a limit of the norm of all gradients",
            () ->
                new Course(
                    List.of(relu(500), relu(301), softmax()),
                    crossentropy,
                    optimizer(new SGD(globalClipnorm(1))),
                    400)),
        course(
            "other functions, another loss",
            () ->
                new Course(
                    List.of(
                        new Dense(130, activation("sigmoid")),
                        new Dense(70, activation("tanh")),
                        new Dense(10)),
                    "mse",
                    optimizer("rmsprop"),
                    400)),
        images("images in small batches", 32),
        images("images in a batch that parts do not divide", 150),
        Arguments.of(
            "pixels given as floats",
            PIXELS.castTo(DataType.FLOAT),
            (Supplier<Course>)
                () ->
                    new Course(List.of(relu(30), softmax()), crossentropy, optimizer("sgd"), 32)));
  }

  private static Arguments images(String name, int batchSize) {
    Supplier<Course> course =
        () ->
            new Course(
                List.of(
                    new Conv2D(5, 3, activation("relu")),
                    new MaxPooling2D(),
                    new Conv2D(7, kernelSize(3, 5), strides(2), padding("same")),
                    new AveragePooling2D(poolSize(2, 3)),
                    new Flatten(),
                    softmax()),
                "categorical_crossentropy",
                optimizer("adam"),
                batchSize);
    return Arguments.of(name, PIXELS.reshape(SAMPLES, 28, 28, 1), course);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void a_training_does_not_depend_on_the_workers(String name, INDArray x, Supplier<Course> course) {
    Outcome one = train(1, x, course.get());
    assertThat(one.weights().toString()).as(name).doesNotContain("NaN");
    for (int workers : new int[] {2, 4, 2}) {
      assertThat(train(workers, x, course.get()))
          .as("%s, %d workers", name, workers)
          .isEqualTo(one);
    }
  }

  private static Outcome train(int workers, INDArray x, Course course) {
    System.setProperty(WORKERS, String.valueOf(workers));
    setSeed(43052);
    Sequential net = new Sequential();
    course.layers().forEach(net::add);
    net.compile(course.optimizer(), loss(course.loss()), metrics("accuracy"));
    History history = net.fit(x, Y, epochs(2), batchSize(course.batchSize()), verbose(0));
    return new Outcome(
        SmallNets.bits(net),
        history.history(),
        net.evaluate(x, Y, verbose(0)).values(),
        Arrays.toString(net.predict(x).dup('c').data().asFloat()));
  }
}
