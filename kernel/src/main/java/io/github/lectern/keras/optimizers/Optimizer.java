package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Tile;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A rule that moves weights against their gradients, like {@code keras.optimizers.Optimizer}.
 *
 * <p>It keeps its state (the step count and the moments of each weight) over several fits.
 */
public abstract class Optimizer {
  private final String name;
  private final double learningRate;
  private final int slots;
  private final IdentityHashMap<Parameter, float[][][]> state = new IdentityHashMap<>();
  private long iterations;

  /**
   * Creates the common part of all rules.
   *
   * @param name Keras' name in lower case, such as "adam"
   * @param learningRate the step size, above 0
   * @param slots how many numbers the rule keeps for each weight
   */
  protected Optimizer(String name, double learningRate, int slots) {
    this.name = name;
    this.learningRate = learningRate;
    this.slots = slots;
  }

  /** Keras' name in lower case, such as "adam". */
  public final String name() {
    return name;
  }

  /** Returns the step size. */
  public final double learningRate() {
    return learningRate;
  }

  /** Returns how many numbers the rule keeps for each weight. */
  public final int slots() {
    return slots;
  }

  /** Returns the steps taken so far. */
  public final long iterations() {
    return iterations;
  }

  /**
   * Returns every setting by Keras' name, such as "learning_rate": enough to make the same
   * optimizer again.
   */
  public abstract Map<String, Double> config();

  /** Returns what {@link #toString()} shows. */
  protected Map<String, Object> shown() {
    return new LinkedHashMap<>(config());
  }

  /** Such as {@code SGD(learning_rate=0.01, momentum=0.9, nesterov=true)}. */
  @Override
  public final String toString() {
    return shown().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
  }

  /** Begins a step, in which {@link #update(Parameter, int, Matrix)} moves every weight once. */
  public final void beginStep(List<Parameter> parameters) {
    parameters.forEach(parameter -> state.computeIfAbsent(parameter, this::zeros));
    iterations++;
    prepare(iterations);
  }

  /**
   * Moves some rows of a parameter against their gradient. Several threads may do so at the same
   * time, each with rows of its own.
   *
   * @param from the first row, which begins a tile
   * @param gradient dL/dw of these rows, up to one that ends a tile or the parameter
   */
  public final void update(Parameter parameter, int from, Matrix gradient) {
    float[][][] slotsByTile = state.get(parameter);
    int rows = Slots.rows(parameter);
    int firstTile = from / rows;
    Passes.update(
        parameter.value().rows(from, from + gradient.rows()),
        gradient,
        (w, g) ->
            update(w.values(), g.values(), slotsByTile[firstTile + w.row() / rows], w.size()));
  }

  /**
   * Copies the weights and what the rule keeps for them.
   *
   * @return brings them, and the step count, back to what they are now
   */
  public final Runnable savepoint(List<Parameter> parameters) {
    long steps = iterations;
    List<Runnable> saved = parameters.stream().map(this::savepoint).toList();
    return () -> {
      saved.forEach(Runnable::run);
      iterations = steps;
    };
  }

  private Runnable savepoint(Parameter parameter) {
    Matrix value = parameter.value();
    Tile weights = new Tile(new float[parameter.size()], value.rows(), value.columns());
    value.read(0, weights);
    Optional<float[][][]> kept = Optional.ofNullable(state.get(parameter)).map(Slots::copy);
    return () -> {
      value.write(0, weights);
      kept.ifPresentOrElse(slots -> state.put(parameter, slots), () -> state.remove(parameter));
    };
  }

  /**
   * Returns what the rule keeps for the weights: its slots for each parameter, in the shapes of the
   * weights; nothing before the first step.
   */
  public final List<INDArray> state(List<Parameter> parameters) {
    return iterations == 0 ? List.of() : parameters.stream().flatMap(this::slotsOf).toList();
  }

  private Stream<INDArray> slotsOf(Parameter parameter) {
    float[][][] slotsByTile = state.getOrDefault(parameter, zeros(parameter));
    return IntStream.range(0, slots).mapToObj(slot -> Slots.array(parameter, slotsByTile, slot));
  }

  /**
   * Goes on from where another optimizer of the same settings stood.
   *
   * @param steps the steps that it had taken
   * @param parameters the weights
   * @param arrays what its {@link #state} gave for such weights
   * @throws IllegalArgumentException if there are not as many as this rule keeps, or one does not
   *     fit its weights
   */
  public final void restore(long steps, List<Parameter> parameters, List<INDArray> arrays) {
    int expected = steps == 0 ? 0 : parameters.size() * slots;
    if (arrays.size() != expected) {
      throw new IllegalArgumentException(
          name + ": expected " + expected + " arrays of state but got " + arrays.size());
    }
    for (int i = 0; i < arrays.size(); i++) {
      Parameter parameter = parameters.get(i / slots);
      Slots.fill(
          parameter, state.computeIfAbsent(parameter, this::zeros), i % slots, arrays.get(i));
    }
    iterations = steps;
  }

  /** What depends on the step t alone, which counts from 1. */
  protected void prepare(long t) {}

  /**
   * Moves some weights.
   *
   * @param w the weights, changed in place
   * @param g their gradients
   * @param slots what the rule keeps for each weight, 0 before the first step
   * @param size how many weights
   */
  protected abstract void update(float[] w, float[] g, float[][] slots, int size);

  /** Returns the slots stand in the same tiles as the weights, so that one index serves both. */
  private float[][][] zeros(Parameter parameter) {
    return new float[Slots.tiles(parameter)][slots][Slots.tileSize(parameter)];
  }
}
