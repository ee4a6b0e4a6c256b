package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;

import io.github.lectern.keras.Categorical;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.initializers.RandomNormal;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.HealthReport;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.session.Backend;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Six sick nets, called A to F, each with one illness. All are supposed to learn from 3000 images
 * of Fashion-MNIST, and 1000 others are set aside.
 *
 * <pre>{@code
 * var clinic = Clinic.open(data.xTrain(), data.yTrain());
 * clinic.patient("A").after()
 * }</pre>
 */
public final class Clinic {
  static final int TRAINING = 3000;
  static final int ALL = 4000;
  private static final int EPOCHS = 10;
  private static final int LONG = 40;
  private static final int BATCH = 50;

  /** The illnesses of the patients A to F. */
  private static final List<Illness> ILLNESSES =
      List.of(
          Illness.VANISHING,
          Illness.SHUFFLED,
          Illness.UNSCALED,
          Illness.TRAINED_ON_TEST,
          Illness.EXPLODING,
          Illness.SILENT);

  private final INDArray pixels;
  private final INDArray labels;
  private final List<Patient> patients;

  private Clinic(INDArray images, INDArray classes) {
    INDArray some = images.get(NDArrayIndex.interval(0, ALL));
    pixels = some.reshape(ALL, -1).castTo(DataType.FLOAT);
    labels = Categorical.toCategorical(classes.get(NDArrayIndex.interval(0, ALL)), 10);
    patients = ILLNESSES.stream().map(this::patient).toList();
  }

  /**
   * Trains the six nets, which takes a few seconds.
   *
   * @param images at least 4000 images with pixels from 0 to 255, [n,28,28]
   * @param classes their classes, [n]
   */
  public static Clinic open(INDArray images, INDArray classes) {
    return new Clinic(images, classes);
  }

  /**
   * Returns the file of a patient.
   *
   * @param name "A" to "F"
   * @throws IllegalArgumentException if there is no such patient
   */
  public Patient patient(String name) {
    if (!name.matches("[A-F]")) {
      throw new IllegalArgumentException("Clinic: expected A to F but got " + name);
    }
    return patients.get(name.charAt(0) - 'A');
  }

  /** Returns the images that the patients learn from, with pixels from 0 to 1, [3000,784]. */
  public INDArray images() {
    return pixels.get(NDArrayIndex.interval(0, TRAINING), NDArrayIndex.all()).div(255);
  }

  /** Returns the one-hot labels of {@link #images()}, [3000,10]. */
  public INDArray labels() {
    return labels.get(NDArrayIndex.interval(0, TRAINING), NDArrayIndex.all());
  }

  /** Returns all images with pixels from 0 to 255: those to learn from, then those set aside. */
  INDArray pixels() {
    return pixels;
  }

  /** Returns the one-hot labels of {@link #pixels()}. */
  INDArray allLabels() {
    return labels;
  }

  /** Returns the illness of a patient from 0 (A) to 5 (F). */
  static Illness illness(int patient) {
    return ILLNESSES.get(patient);
  }

  private Patient patient(Illness illness) {
    return switch (illness) {
      case UNSCALED -> unscaled(pixels);
      case SILENT -> train(net(new Adam(learningRate(1)), () -> hidden(2, "relu")));
      case VANISHING -> train(net(new Adam(), () -> hidden(10, "sigmoid")));
      case EXPLODING -> train(net(new Adam(), Clinic::large));
      case SHUFFLED -> labelled(sorted(images()), labels());
      case TRAINED_ON_TEST -> wide(ALL);
    };
  }

  private static List<Dense> hidden(int layers, String function) {
    return IntStream.range(0, layers).mapToObj(i -> new Dense(30, activation(function))).toList();
  }

  private static List<Dense> large() {
    return IntStream.range(0, 5)
        .mapToObj(i -> new Dense(30, activation("relu"), kernelInitializer(new RandomNormal(0, 1))))
        .toList();
  }

  /** Returns the images from dark to bright; patient B's author forgot to do this to the labels. */
  private static INDArray sorted(INDArray x) {
    return Nd4j.pullRows(x, 1, byBrightness(x));
  }

  /** Returns the row numbers of images, [n,784], from dark to bright. */
  static int[] byBrightness(INDArray x) {
    double[] brightness = x.mean(1).toDoubleVector();
    return IntStream.range(0, brightness.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> brightness[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** Creates a net whose weights depend only on its layers. */
  private static Sequential net(Optimizer optimizer, Supplier<List<Dense>> hidden) {
    Backend.setSeed(1);
    Sequential net = new Sequential();
    hidden.get().forEach(net::add);
    net.add(new Dense(10, activation("softmax")));
    net.compile(optimizer(optimizer), loss("categorical_crossentropy"), metrics("accuracy"));
    return net;
  }

  /** Trains a new net on the images with pixels from 0 to 1, as the patients A, E and F. */
  Patient train(Sequential net) {
    return train(net, images(), labels(), aside(pixels.div(255)), EPOCHS);
  }

  /** Trains the net of patient C on prepared images, [4000,784]. */
  Patient unscaled(INDArray prepared) {
    INDArray x = prepared.get(NDArrayIndex.interval(0, TRAINING), NDArrayIndex.all());
    return train(net(new Adam(), () -> hidden(1, "relu")), x, labels(), aside(prepared), EPOCHS);
  }

  /** Trains the net of patient B on images, [3000,784], with labels, [3000,10]. */
  Patient labelled(INDArray x, INDArray y) {
    return train(net(new Adam(), () -> hidden(1, "relu")), x, y, aside(pixels.div(255)), EPOCHS);
  }

  /** Trains the net of patient D on the first of all images. */
  Patient wide(int images) {
    INDArray small = pixels.div(255);
    return train(
        net(new Adam(), () -> List.of(new Dense(300, activation("relu")))),
        small.get(NDArrayIndex.interval(0, images), NDArrayIndex.all()),
        labels.get(NDArrayIndex.interval(0, images), NDArrayIndex.all()),
        aside(small),
        LONG);
  }

  private Patient train(Sequential net, INDArray x, INDArray y, INDArray xAside, int epochs) {
    HealthReport before = HealthReport.of(net, x, y);
    History history =
        net.fit(
            x,
            y,
            epochs(epochs),
            batchSize(BATCH),
            verbose(0),
            validationData(xAside, aside(labels)));
    return new Patient(before, history, HealthReport.of(net, x, y));
  }

  private static INDArray aside(INDArray all) {
    return all.get(NDArrayIndex.interval(TRAINING, ALL), NDArrayIndex.all());
  }
}
