package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Plural;
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
 * A rule that updates weights with their gradients, like {@code keras.optimizers.Optimizer}.
 *
 * <p>Its state consists of its step count and its slots. A slot is a number that the rule stores
 * for each weight, such as the momentum. The state is kept between calls to {@code fit}.
 */
public abstract class Optimizer {
  private final String name;
  private volatile LearningRate learningRate;
  private final GradientClipping clipping;
  private final int slots;
  private final IdentityHashMap<Parameter, float[][][]> state = new IdentityHashMap<>();
  private double stepSize;
  private long iterations;

  /**
   * Creates an optimizer without state.
   *
   * @param name the name in Keras in lower case, such as "adam"
   * @param learningRate the step size, above 0
   * @param slots the number of slots per weight
   */
  protected Optimizer(String name, double learningRate, int slots) {
    this(name, new LearningRate(learningRate), slots);
  }

  /**
   * Creates an optimizer without state.
   *
   * @param name the name in Keras in lower case, such as "adam"
   * @param byDefault the step size if the options contain none
   * @param slots the number of slots per weight
   * @param options the options that all optimizers share, and others
   */
  Optimizer(String name, LearningRate byDefault, int slots, OptimizerOption... options) {
    this.name = name;
    learningRate = Options.find(options, byDefault);
    clipping = GradientClipping.of(getClass().getSimpleName(), options);
    this.slots = slots;
  }

  /** Returns the name in Keras in lower case, such as "adam". */
  public final String name() {
    return name;
  }

  /** Returns the step size of the next step. */
  public final double learningRate() {
    LearningRate rate = learningRate;
    return rate.schedule().map(schedule -> schedule.call(iterations)).orElse(rate.value());
  }

  /** Returns the schedule that determines the step size, if there is one. */
  public final Optional<LearningRateSchedule> schedule() {
    return learningRate.schedule();
  }

  /** Returns the step size of the step that has begun. */
  final double stepSize() {
    return stepSize;
  }

  /**
   * Sets the step size of the following steps, like {@code optimizer.learning_rate = value}. A
   * callback may call this method during {@code fit}. It replaces a schedule.
   *
   * <pre>{@code
   * net.optimizer().setLearningRate(0.001);
   * }</pre>
   *
   * @param value at least 0; with 0, the steps change no weight
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public final void setLearningRate(double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "setLearningRate: expected a finite number of at least 0 but got "
              + value
              + "; try setLearningRate(0.001)");
    }
    learningRate = new LearningRate(value);
  }

  /** Returns the number of slots per weight. */
  public final int slots() {
    return slots;
  }

  /** Returns the number of steps so far. */
  public final long iterations() {
    return iterations;
  }

  /**
   * Returns all settings by their names in Keras, such as "learning_rate". They suffice to create
   * an equal optimizer.
   */
  public abstract Map<String, Double> config();

  /** Returns those settings of {@link #config()} that limit gradients. */
  final Map<String, Double> clippingConfig() {
    return clipping.config();
  }

  /**
   * Returns whether a step needs the gradients of all weights before it updates the first; in this
   * case, {@link Step#updateAll} must be called instead of {@link Step#update}.
   */
  public final boolean needsAllGradients() {
    return clipping.globalNorm().isPresent();
  }

  /** Returns the settings that {@link #toString()} shows; by default those of {@link #config()}. */
  protected Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>(config());
    schedule().ifPresent(schedule -> shown.put("learning_rate", schedule));
    return shown;
  }

  /** Returns a text such as {@code SGD(learning_rate=0.01, momentum=0.9, nesterov=true)}. */
  @Override
  public final String toString() {
    return shown().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
  }

  /**
   * Begins a step, in which every weight is updated once.
   *
   * @param parameters all weights
   * @param workspace the threads that update the weights
   */
  public final Step begin(List<Parameter> parameters, Workspace workspace) {
    stepSize = learningRate();
    Step step = new Step(parameters, workspace);
    parameters.forEach(parameter -> state.computeIfAbsent(parameter, this::newSlots));
    return step;
  }

  /** One step of this optimizer. */
  public final class Step {
    private final Workspace workspace;
    private final Optional<Runnable> savepoint;
    private boolean prepared;

    private Step(List<Parameter> parameters, Workspace workspace) {
      this.workspace = workspace;
      savepoint =
          Optimizers.isKnown(Optimizer.this)
              ? Optional.empty()
              : Optional.of(savepoint(parameters));
    }

    /**
     * Updates all weights.
     *
     * @param gradients the gradients of all weights, in the order of the layers
     */
    public void updateAll(List<Gradient> gradients) {
      List<Gradient> all =
          gradients.stream().map(gradient -> clipping.prepared(gradient, workspace)).toList();
      float scale = clipping.globalScale(all, workspace);
      for (Gradient gradient : all) {
        float factor = scale * clipping.scale(gradient, workspace);
        gradient.read(workspace, rows(gradient), update(gradient, factor));
      }
    }

    /** Updates the weights that belong to a gradient. */
    public void update(Gradient gradient) {
      Gradient limited = clipping.prepared(gradient, workspace);
      float factor = clipping.scale(limited, workspace);
      limited.read(workspace, rows(limited), update(limited, factor));
    }

    private int rows(Gradient gradient) {
      return Slots.rows(gradient.parameter());
    }

    /** Returns the update of a few rows, given the rows of a gradient before it is scaled. */
    private Gradient.Reader update(Gradient gradient, float factor) {
      if (!prepared) {
        prepared = true;
        iterations++;
        prepare(iterations);
      }
      Parameter parameter = gradient.parameter();
      float[][][] slotsByTile = state.get(parameter);
      int rows = rows(gradient);
      return (first, part) ->
          TileLoops.update(
              parameter.value().rows(first, first + part.rows()),
              part,
              (w, g) -> {
                clipping.apply(g, factor);
                Optimizer.this.update(
                    w.values(), g.values(), slotsByTile[(first + w.row()) / rows], w.size());
              });
    }

    /**
     * Restores the weights and the state to their values before the step if the rule is
     * user-written. The built-in optimizers save no copies for this. This method must be called if
     * anything fails during the step.
     *
     * @throws IllegalStateException if the optimizer is built in and the update of the weights has
     *     already begun, which can happen if memory runs out; in that case, only some of the
     *     weights may have been updated
     */
    public void undo(Throwable failure) {
      if (savepoint.isEmpty() && prepared) {
        throw partlyUpdated(failure);
      }
      savepoint.ifPresent(Runnable::run);
    }
  }

  private static IllegalStateException partlyUpdated(Throwable thrown) {
    return new IllegalStateException(
        "fit: a step failed after it had changed some of the weights but not all of them; the model"
            + " can still be trained and used; to return to known weights, load a saved model or"
            + " create the net again",
        thrown);
  }

  /** Copies weights, slots and step count, and returns a function that restores them. */
  public final Runnable savepoint(List<Parameter> parameters) {
    long steps = iterations;
    Runnable saved = Savepoint.of(parameters, state);
    return () -> {
      saved.run();
      iterations = steps;
    };
  }

  /**
   * Returns copies of all slots, parameter by parameter. Each array has the shape of its parameter.
   * The list is empty before the first step.
   */
  public final List<INDArray> state(List<Parameter> parameters) {
    return iterations == 0 ? List.of() : parameters.stream().flatMap(this::slotsOf).toList();
  }

  private Stream<INDArray> slotsOf(Parameter parameter) {
    float[][][] slotsByTile = state.getOrDefault(parameter, newSlots(parameter));
    return IntStream.range(0, slots).mapToObj(slot -> Slots.array(parameter, slotsByTile, slot));
  }

  /**
   * Restores the state of an optimizer with the same settings.
   *
   * @param steps the value of its {@link #iterations()}
   * @param parameters the weights to which the state belongs
   * @param arrays the slots that its {@link #state} returned
   * @throws IllegalArgumentException if the number of arrays is wrong, or an array does not have
   *     the shape of its parameter
   */
  public final void restore(long steps, List<Parameter> parameters, List<INDArray> arrays) {
    int expected = steps == 0 ? 0 : parameters.size() * slots;
    if (arrays.size() != expected) {
      throw new IllegalArgumentException(
          name + ": expected " + Plural.of(expected, "state array") + " but got " + arrays.size());
    }
    for (int i = 0; i < arrays.size(); i++) {
      Parameter parameter = parameters.get(i / slots);
      Slots.fill(
          parameter, state.computeIfAbsent(parameter, this::newSlots), i % slots, arrays.get(i));
    }
    iterations = steps;
  }

  /**
   * Computes the values that are the same for all weights in one step. Does nothing by default.
   *
   * @param t the step number, counting from 1
   */
  protected void prepare(long t) {}

  /**
   * Updates a block of weights. The arrays may be longer than the block.
   *
   * @param w the weights, which are updated in place
   * @param g their gradients
   * @param slots one array per slot, with one number per weight; all are 0 before the first step
   * @param size the number of weights
   */
  protected abstract void update(float[] w, float[] g, float[][] slots, int size);

  /** Returns the value of all slots before the first step. */
  float initialSlotValue() {
    return 0;
  }

  /** Returns new slots [tile][slot][weight]; their tiles are those of {@link TileLoops#update}. */
  private float[][][] newSlots(Parameter parameter) {
    return Slots.filled(parameter, slots, initialSlotValue());
  }
}
