package io.github.lectern.keras.reference;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.biasInitializer;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.negativeSlope;
import static io.github.lectern.keras.Keywords.useBias;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.ELU;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.OwnDense;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.options.DenseOption;
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
          Dense.class,
          Dropout.class,
          ELU.class,
          Flatten.class,
          Lambda.class,
          LeakyReLU.class,
          OwnDense.class, // for CustomLayer
          Probe.class,
          ReLU.class);

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
    if (sample.length > 1) {
      between(sample[sample.length - 1]);
      flatten();
    }
    int width = Arrays.stream(sample).reduce(1, Math::multiplyExact);
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

  /** A layer that keeps the shape of samples, in rows of that width. */
  private void between(int width) {
    switch (random.nextInt(5)) {
      case 0 -> addActivation(one(ACTIVATIONS), width);
      case 1 ->
          add(
              new Lambda(x -> x.mul(.5).add(.25), (x, dy) -> dy.mul(.5)),
              new ReferenceLayer.Linear(.5, .25),
              "Lambda");
      case 2 -> dropout();
      case 3 -> rectifier();
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
    add(
        new Activation(function),
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
