package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.options.LayerOption.InputShape;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Names;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step of a network, like {@code keras.layers.Layer}. */
public abstract class Layer {
  private static final int ROWS_AT_ONCE = 1024;

  private final String name;
  private final Optional<int[]> declaredInput;
  private Optional<int[]> input = Optional.empty();

  /** Takes the name and the input shape from the options, or a fresh name from the session. */
  protected Layer(Object... options) {
    String base = Names.snakeCase(getClass().getSimpleName());
    name =
        Options.find(options, Name.class)
            .map(Name::name)
            .orElseGet(() -> Session.current().uniqueName(base.isEmpty() ? "layer" : base));
    declaredInput =
        Options.find(options, InputShape.class)
            .map(shape -> shape.value().stream().mapToInt(i -> i).toArray());
  }

  /** The name, such as "dense_1". */
  public final String name() {
    return name;
  }

  /** The shape of one sample as given by {@code inputShape(...)}. */
  public final Optional<int[]> declaredInput() {
    return declaredInput.map(int[]::clone);
  }

  /** Whether the weights are there. */
  public final boolean isBuilt() {
    return input.isPresent();
  }

  /**
   * Makes the weights, at the first call; a model does this at its first fit.
   *
   * @param sample the shape of one sample, such as 784
   * @throws IllegalArgumentException if the layer cannot take, or was built for other samples
   */
  public final synchronized void build(int... sample) {
    int[] output = outputShape(sample);
    if (input.isEmpty()) {
      createWeights(sample, output);
    }
    input = Optional.of(sample.clone());
  }

  /** The shape of one sample that the layer was last built for. */
  protected final int[] input() {
    return input.orElseThrow().clone();
  }

  /**
   * The shape of one output sample, also of a layer that is built already.
   *
   * @param sample the shape of one input sample, such as 784
   * @throws IllegalArgumentException if the layer cannot take, or was built for other samples
   */
  public final int[] outputShape(int... sample) {
    if (Arrays.stream(sample).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          name
              + ": expected samples of at least 1 number, was "
              + Shape.text(sample)
              + "; build(784) is for samples of 784 numbers");
    }
    int[] output = computeOutputShape(sample);
    if (!parameters().isEmpty() && !Arrays.equals(input.orElse(sample), sample)) {
      throw new IllegalArgumentException(
          name
              + ": expected input "
              + Shape.text(input.orElseThrow())
              + ", which its weights were made for, was "
              + Shape.text(sample)
              + "; give it samples of that shape, or make a new net for the new ones");
    }
    return output;
  }

  /**
   * The shape of one output sample.
   *
   * @param sample the shape of one input sample
   * @throws IllegalArgumentException if the layer cannot take such samples
   */
  public abstract int[] computeOutputShape(int[] sample);

  /** Makes the weights for samples of that shape; a layer without weights makes none. */
  protected void createWeights(int[] sample, int[] output) {}

  /** Returns the weights, kernel before bias. */
  public List<Parameter> parameters() {
    return List.of();
  }

  /** Returns a new operation on the weights of this layer, which must be built. */
  public abstract Operation operation();

  /**
   * Returns an operation for training, whose random numbers come from shared streams.
   *
   * @param random gives the next random operation its stream; a layer without one does not ask
   */
  public Operation operation(Supplier<PhiloxStream> random) {
    return operation();
  }

  /** The activation that ends the layer, if one does. */
  public Optional<ActivationFunction> activation() {
    return Optional.empty();
  }

  /** What else {@link #toString()} shows, such as units. */
  public Map<String, Object> config() {
    return Map.of();
  }

  /**
   * The layer on a tensor, without training, like {@code layer(x)}; builds the layer if need be.
   *
   * @param x [n, ...] of any number type
   * @return [n, ...], float32
   * @throws IllegalArgumentException if the layer cannot take x
   */
  public final INDArray call(INDArray x) {
    if (x == null) {
      throw new IllegalArgumentException(
          "call: the input of "
              + name
              + " is null; run the cell that makes it first, and see whether it failed");
    }
    if (!parameters().isEmpty()) {
      input
          .flatMap(sample -> Shapes.singleSample(x, sample))
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(name + ": " + problem);
              });
    }
    Rows rows = Rows.of(x);
    int[] sample = Shape.ints(rows.sampleShape());
    build(sample);
    int[] output = computeOutputShape(sample);
    InferenceRunner forward = new InferenceRunner(List.of(operation()));
    INDArray y = forward.outputs(rows, Shape.size(output), ROWS_AT_ONCE, batch -> {});
    long[] shape = LongStream.concat(LongStream.of(rows.count()), Shape.longs(output)).toArray();
    return y.reshape('c', shape);
  }

  /** The weights themselves, kernel before bias: a change to them changes the layer. */
  public final List<INDArray> weights() {
    return parameters().stream().map(p -> p.value().array()).toList();
  }

  /**
   * Copies of the weights, kernel before bias, like {@code layer.get_weights()}. While the layer is
   * being trained they are those between two steps.
   */
  public final List<INDArray> getWeights() {
    return Weights.copies(this::weights);
  }

  /**
   * Replaces the weights, like {@code layer.set_weights(weights)}.
   *
   * @param weights in the order and the shapes of {@link #getWeights()}
   * @throws IllegalArgumentException if they do not fit; nothing is changed then
   */
  public final void setWeights(List<INDArray> weights) {
    Weights.copy(name, weights, weights());
  }

  /**
   * The number of parameters.
   *
   * @throws IllegalStateException if the layer is not built
   */
  public final long countParams() {
    if (!isBuilt()) {
      throw new IllegalStateException(
          "countParams: "
              + name
              + " has no weights yet, since it has not seen the shape of a sample;"
              + " call fit(X, y) first, or build(784)");
    }
    return parameters().stream().mapToLong(Parameter::size).sum();
  }

  /** Such as {@code Dense(name=dense, units=30, activation=relu)}. */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName() + "(name=" + name);
    config().forEach((key, value) -> text.append(", ").append(key).append('=').append(value));
    return text.append(')').toString();
  }
}
