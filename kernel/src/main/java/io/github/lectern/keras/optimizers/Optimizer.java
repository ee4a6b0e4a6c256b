package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

  /**
   * Takes one step, in which every weight moves against its gradient.
   *
   * <p>If a rule of your own throws, weights and state are as before the step.
   *
   * @param updates hands the gradients of all parameters to its argument, which moves the weights
   * @throws IllegalStateException if a built-in rule or the updates fail half-way, for lack of
   *     memory for example: then some of the weights have moved
   */
  public final void step(
      List<Parameter> parameters, Workspace workspace, Consumer<Consumer<List<Gradient>>> updates) {
    Optional<Runnable> savepoint =
        Optimizers.isKnown(this) ? Optional.empty() : Optional.of(savepoint(parameters));
    parameters.forEach(parameter -> state.computeIfAbsent(parameter, this::zeros));
    try {
      iterations++;
      prepare(iterations);
      updates.accept(gradients -> gradients.forEach(gradient -> update(gradient, workspace)));
    } catch (Throwable thrown) {
      savepoint.orElseThrow(() -> halfMoved(thrown)).run();
      throw thrown;
    }
  }

  private void update(Gradient gradient, Workspace workspace) {
    Parameter parameter = gradient.parameter();
    float[][][] slotsByTile = state.get(parameter);
    int rows = Slots.rows(parameter);
    TileLoops.update(
        parameter.value(),
        gradient.value(),
        workspace,
        (w, g) -> update(w.values(), g.values(), slotsByTile[w.row() / rows], w.size()));
  }

  private static IllegalStateException halfMoved(Throwable thrown) {
    return new IllegalStateException(
        "fit: a step failed after it had changed some of the weights but not all of them; the model"
            + " can still be trained and used; to go back to known weights, load a saved model or"
            + " make the net again",
        thrown);
  }

  /** Copies weights and state; the result brings them, and the step count, back. */
  private Runnable savepoint(List<Parameter> parameters) {
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

  /** Returns the slots in the same tiles as the weights, so that one index serves both. */
  private float[][][] zeros(Parameter parameter) {
    return new float[Slots.tiles(parameter)][slots][Slots.tileSize(parameter)];
  }
}
