package io.github.lectern.keras.reference;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.biasInitializer;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.negativeSlope;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.useBias;

import io.github.lectern.keras.activations.Activations;
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
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.layers.OwnDense;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.layers.Rescaling;
import io.github.lectern.keras.layers.Reshape;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.layers.ZeroPadding2D;
import io.github.lectern.keras.options.DenseOption;
import io.github.lectern.keras.options.PoolingOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A stack of layers, each beside its reference. */
final class RandomLayers {
  /** Every class of a layer that is made here. */
  static final List<Class<? extends Layer>> KINDS =
      List.of(
          Activation.class,
          AveragePooling2D.class,
          BatchNormalization.class,
          Conv2D.class,
          Dense.class,
          Dropout.class,
          ELU.class,
          Flatten.class,
          GlobalAveragePooling2D.class,
          GlobalMaxPooling2D.class,
          Lambda.class,
          LeakyReLU.class,
          MaxPooling2D.class,
          OwnDense.class, // for CustomLayer
          Probe.class,
          ReLU.class,
          Rescaling.class,
          Reshape.class,
          Softmax.class,
          ZeroPadding2D.class);

  private static final List<String> ACTIVATIONS = Activations.names();

  final List<Layer> layers = new ArrayList<>();
  final List<ReferenceLayer> references = new ArrayList<>();

  /** The draws of each dropout layer, and its place. */
  final List<RecordedMask> masks = new ArrayList<>();

  private final List<String> texts = new ArrayList<>();
  private final Random random;

  RandomLayers(Random random) {
    this.random = random;
  }

  private void add(Layer layer, ReferenceLayer reference, String text) {
    layers.add(layer);
    references.add(reference);
    texts.add(text);
  }

  /** Layers for samples of that shape; the last one with weights ends in an activation of these. */
  RandomLayers on(int[] sample, int[] units, boolean large, List<String> last) {
    int[] shape = sample.length == 3 && !large ? image(sample) : sample;
    if (shape.length > 1) {
      between(shape);
      flatten();
    }
    int width = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    for (int i = 0; i < units.length; i++) {
      if (!large && random.nextInt(4) == 0) {
        between(width);
      }
      width = units[i];
      boolean top = i == units.length - 1;
      dense(width, top ? one(last) : one(ACTIVATIONS));
      if (top && random.nextInt(4) == 0) {
        addActivation(one(last), width);
      }
      if (top && random.nextInt(8) == 0) {
        flatten();
      }
    }
    return this;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A layer for images, as the first one; returns the shape of its outputs. */
  private int[] image(int... sample) {
    int channels = sample[2];
    switch (random.nextInt(7)) {
      case 3, 4 -> {
        return convolution(sample);
      }
      case 5 -> {
        return pooling(sample);
      }
      case 0 -> {
        int top = random.nextInt(3);
        int right = random.nextInt(3);
        add(
            new ZeroPadding2D(top, 1, 0, right),
            new ReferenceImages.ZeroPadding(sample, top, 1, 0, right),
            "ZeroPadding2D(" + top + ", 1, 0, " + right + ")");
        return new int[] {sample[0] + top + 1, sample[1] + right, channels};
      }
      case 1 -> {
        boolean mean = random.nextBoolean();
        add(
            mean ? new GlobalAveragePooling2D() : new GlobalMaxPooling2D(),
            new ReferenceImages.GlobalPooling(channels, mean),
            mean ? "GlobalAveragePooling2D" : "GlobalMaxPooling2D");
        return new int[] {channels};
      }
      case 2 -> {
        add(new Reshape(-1, channels), new ReferenceLayer.Linear(1, 0), "Reshape");
        return new int[] {sample[0] * sample[1], channels};
      }
      default -> {
        return sample;
      }
    }
  }

  private ReferenceImages.Windows windows(int... image) {
    int[] size = {
      1 + random.nextInt(Math.min(3, image[0])), 1 + random.nextInt(Math.min(4, image[1]))
    };
    int[] strides = {1 + random.nextInt(2), 1 + random.nextInt(3)};
    return new ReferenceImages.Windows(image, size, strides, random.nextBoolean());
  }

  private int[] convolution(int... image) {
    ReferenceImages.Windows windows = windows(image);
    int filters = 1 + random.nextInt(4);
    String function = one(ACTIVATIONS);
    add(
        new Conv2D(
            filters,
            kernelSize(windows.size()[0], windows.size()[1]),
            strides(windows.strides()[0], windows.strides()[1]),
            padding(windows.same() ? "same" : "valid"),
            activation(function)),
        new ReferenceImages.Convolution(windows, filters, function),
        "Conv2D(" + filters + ", " + function + ") on " + windows);
    return new int[] {windows.rows(), windows.columns(), filters};
  }

  private int[] pooling(int... image) {
    ReferenceImages.Windows windows = windows(image);
    boolean mean = random.nextBoolean();
    PoolingOption[] options = {
      poolSize(windows.size()[0], windows.size()[1]),
      strides(windows.strides()[0], windows.strides()[1]),
      padding(windows.same() ? "same" : "valid")
    };
    add(
        mean ? new AveragePooling2D(options) : new MaxPooling2D(options),
        new ReferenceImages.Pooling(windows, mean),
        (mean ? "AveragePooling2D" : "MaxPooling2D") + " on " + windows);
    return new int[] {windows.rows(), windows.columns(), image[2]};
  }

  private void dense(int units, String function) {
    if (units < 200 && random.nextInt(8) == 0) {
      add(new OwnDense(units), new ReferenceLayer.Dense("linear", true), "OwnDense(" + units + ")");
      addActivation(function, units);
      return;
    }
    boolean bias = random.nextInt(8) > 0;
    List<DenseOption> options = new ArrayList<>(List.of(activation(function), useBias(bias)));
    if (random.nextInt(4) == 0) {
      options.add(biasInitializer("random_normal"));
    }
    if (random.nextInt(4) == 0) {
      options.add(kernelInitializer("he_normal"));
    }
    add(
        new Dense(units, options.toArray(DenseOption[]::new)),
        new ReferenceLayer.Dense(function, bias),
        "Dense(" + units + ", " + function + (bias ? ")" : ", no bias)"));
  }

  /** A layer that keeps the shape of samples. */
  private void between(int... shape) {
    int width = shape[shape.length - 1];
    switch (random.nextInt(7)) {
      case 0 -> addActivation(one(ACTIVATIONS), width);
      case 1 ->
          add(
              new Lambda(x -> x.mul(.5).add(.25), (x, dy) -> dy.mul(.5)),
              new ReferenceLayer.Linear(.5, .25),
              "Lambda");
      case 2 -> dropout();
      case 3 -> rectifier();
      case 4 ->
          add(
              new BatchNormalization(),
              new ReferenceNormalization(width, shape.length > 2),
              "BatchNormalization");
      case 5 -> add(new Rescaling(-.5, 3), new ReferenceLayer.Linear(-.5, 3), "Rescaling");
      default -> add(new Probe(), new ReferenceLayer.Linear(1, 0), "Probe");
    }
  }

  private void rectifier() {
    double a = random.nextDouble();
    switch (random.nextInt(4)) {
      case 0 ->
          add(new LeakyReLU(a), ReferenceLayer.Pointwise.relu(a, 1e30), "LeakyReLU(" + a + ")");
      case 1 -> add(new ELU(a), ReferenceLayer.Pointwise.elu(a), "ELU(" + a + ")");
      case 2 -> add(new ReLU(), ReferenceLayer.Pointwise.relu(0, 1e30), "ReLU");
      default -> {
        double max = 3 * random.nextDouble();
        ReferenceLayer relu = ReferenceLayer.Pointwise.relu(a, max);
        add(new ReLU(max, negativeSlope(a)), relu, "ReLU(" + max + ", " + a + ")");
      }
    }
  }

  private void addActivation(String function, int width) {
    boolean softmax = function.equals("softmax") && random.nextBoolean();
    add(
        softmax ? new Softmax() : new Activation(function),
        new ReferenceLayer.Activation(function, width),
        "Activation(" + function + ")");
  }

  private void flatten() {
    add(new Flatten(), new ReferenceLayer.Linear(1, 0), "Flatten");
  }

  private void dropout() {
    double rate = random.nextInt(4) == 0 ? 0 : random.nextDouble() * .9;
    Probe probe = new Probe();
    RecordedMask mask = new RecordedMask(probe, rate);
    masks.add(mask);
    add(new Dropout(rate), new ReferenceLayer.Dropout(mask::of), "Dropout(" + (float) rate + ")");
    add(probe, new ReferenceLayer.Linear(1, 0), "Probe");
  }

  @Override
  public String toString() {
    return String.join(", ", texts);
  }
}
