package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.options.LayerOption.InputShape;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.options.LayerOption.Trainable;
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
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of a network, like {@code keras.layers.Layer}. It owns the weights, which it creates when
 * it is built. An {@link Operation} computes with them.
 */
public abstract class Layer {
  private static final int ROWS_AT_ONCE = 1024;

  private final String name;
  private final Optional<int[]> declaredInput;
  private Optional<int[]> input = Optional.empty();
  private volatile boolean trainable;

  /**
   * Creates a layer with the name and the input shape from the options. Without a name, the session
   * creates one from the class, such as "dense_1".
   */
  protected Layer(Object... options) {
    String base = Names.snakeCase(getClass().getSimpleName());
    name =
        Options.find(options, Name.class)
            .map(Name::name)
            .orElseGet(() -> Session.current().uniqueName(base.isEmpty() ? "layer" : base));
    declaredInput =
        Options.find(options, InputShape.class)
            .map(shape -> shape.value().stream().mapToInt(i -> i).toArray());
    trainable = Options.find(options, Trainable.class).map(Trainable::value).orElse(true);
  }

  /** Returns the name, such as "dense_1". */
  public final String name() {
    return name;
  }

  /** Returns the shape of one sample from {@code inputShape(...)}; empty without this option. */
  public final Optional<int[]> declaredInput() {
    return declaredInput.map(int[]::clone);
  }

  /** Returns whether the layer is built: whether its weights, if it has any, exist. */
  public final boolean isBuilt() {
    return input.isPresent();
  }

  /**
   * Creates the weights on the first call. A model builds its layers when it first receives
   * samples, for example in fit, unless it was built earlier.
   *
   * @param sample the shape of one sample, such as 784
   * @throws IllegalArgumentException if the layer does not accept samples of this shape, or has
   *     weights for another shape
   */
  public final synchronized void build(int... sample) {
    int[] output = outputShape(sample);
    if (input.isEmpty()) {
      createWeights(sample, output);
    }
    input = Optional.of(sample.clone());
  }

  /** Returns the shape of one sample that the layer was last built for. */
  protected final int[] input() {
    return input.orElseThrow().clone();
  }

  /**
   * Returns the shape of one output sample. Unlike {@link #computeOutputShape}, it also checks that
   * existing weights fit the input.
   *
   * @param sample the shape of one input sample, such as 784
   * @throws IllegalArgumentException if the layer does not accept samples of this shape, or has
   *     weights for another shape
   */
  public final int[] outputShape(int... sample) {
    if (Arrays.stream(sample).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          name
              + ": expected samples with sizes of at least 1 but got "
              + Shapes.batch(sample)
              + "; for samples of 784 numbers, call build(784)");
    }
    int[] output = computeOutputShape(sample);
    if (!parameters().isEmpty() && !Arrays.equals(input.orElse(sample), sample)) {
      throw new IllegalArgumentException(
          name
              + ": expected input "
              + Shapes.batch(input.orElseThrow())
              + ", for which its weights were created, but got "
              + Shapes.batch(sample)
              + "; use samples of the expected shape, or create a new net");
    }
    return output;
  }

  /**
   * Returns the shape of one output sample.
   *
   * @param sample the shape of one input sample
   * @throws IllegalArgumentException if the layer does not accept samples of this shape
   */
  public abstract int[] computeOutputShape(int[] sample);

  /**
   * Creates the weights. The default creates none.
   *
   * @param sample the shape of one input sample
   * @param output the shape of one output sample
   */
  protected void createWeights(int[] sample, int[] output) {}

  /** Returns the weights, kernel before bias. */
  public List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Returns whether training changes the weights of this layer, like {@code layer.trainable}; the
   * default is true.
   */
  public final boolean trainable() {
    return trainable;
  }

  /**
   * Freezes the weights of this layer, or lets training change them again, like {@code
   * layer.trainable = False}. As in Keras, this takes effect with the next {@code compile}.
   *
   * <pre>{@code
   * net.getLayer("hidden").trainable(false);
   * net.compile(optimizer("adam"), loss("categorical_crossentropy"));
   * }</pre>
   *
   * @param value false to freeze the weights
   */
  public void trainable(boolean value) {
    trainable = value;
  }

  /**
   * Selects what belongs to the weights that training changes: everything, or nothing if this layer
   * is frozen.
   *
   * @param perWeight a list with one element per weight, in the order of {@link #parameters()}
   */
  public <T> List<T> ofTrainableWeights(List<T> perWeight) {
    return trainable ? perWeight : List.of();
  }

  /** Returns the weights that training changes, like {@code layer.trainable_weights}. */
  public final List<Parameter> trainableParameters() {
    return ofTrainableWeights(parameters());
  }

  /** Returns a new operation that uses the weights of this layer, which must be built. */
  public abstract Operation operation();

  /**
   * Returns a new operation for training, whose random numbers come from the given streams.
   *
   * @param random returns the stream for the next random operation; a layer that needs no random
   *     numbers does not call it
   */
  public Operation operation(Supplier<PhiloxStream> random) {
    return operation();
  }

  /**
   * Returns the layers that this layer consists of: itself, unless it is a model that was added as
   * a layer.
   */
  public List<Layer> parts() {
    return List.of(this);
  }

  /** Returns the type that summary and {@link #toString()} show, such as "Dense". */
  public String type() {
    return getClass().getSimpleName();
  }

  /** Returns the activation function at the end of this layer, if it has one. */
  public Optional<ActivationFunction> activation() {
    return Optional.empty();
  }

  /** Returns the settings that {@link #toString()} shows and a saved model contains. */
  public Map<String, Object> config() {
    return Map.of();
  }

  /**
   * Returns the outputs for a tensor, without training, like {@code layer(x)}. Builds the layer if
   * it is not built yet.
   *
   * @param x the inputs, [n, ...], of any number type
   * @return the outputs, [n, ...], float32
   * @throws IllegalArgumentException if the layer does not accept x
   */
  public final INDArray call(INDArray x) {
    if (x == null) {
      throw new IllegalArgumentException(
          "call: the input of "
              + name
              + " is null; first run the cell that creates it, and check that it succeeds");
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
    int[] sample = Shapes.ints(rows.sampleShape());
    build(sample);
    int[] output = computeOutputShape(sample);
    InferenceRunner forward = new InferenceRunner(parts().stream().map(Layer::operation).toList());
    INDArray y = forward.outputs(rows, Shapes.size(output), ROWS_AT_ONCE, batch -> {});
    long[] shape = Shapes.ofSamples(rows.count(), output);
    return y.reshape('c', shape);
  }

  /**
   * Returns the weight arrays, kernel before bias. They are not copies: changing an array changes
   * the layer.
   */
  public final List<INDArray> weights() {
    return parameters().stream().map(p -> p.value().array()).toList();
  }

  /**
   * Returns copies of the weights, kernel before bias, like {@code layer.get_weights()}. If another
   * thread is training the layer, the weights are copied between two training steps.
   */
  public final List<INDArray> getWeights() {
    return Weights.copies(this::weights);
  }

  /**
   * Replaces the weights, like {@code layer.set_weights(weights)}.
   *
   * @param weights arrays in the order and shapes of {@link #getWeights()}
   * @throws IllegalArgumentException if the number of arrays or a shape differs; no weight is
   *     changed in that case
   */
  public final void setWeights(List<INDArray> weights) {
    Weights.copy(name, weights, weights());
  }

  /**
   * Returns the number of parameters: the total number of values in the weights.
   *
   * @throws IllegalStateException if the layer is not built
   */
  public final long countParams() {
    if (!isBuilt()) {
      throw new IllegalStateException(
          "countParams: "
              + name
              + " is not built yet, since it has not seen the shape of a sample;"
              + " call fit(X, y) first, or build(784)");
    }
    return parameters().stream().mapToLong(Parameter::size).sum();
  }

  /** Returns a text such as {@code Dense(name=dense, units=30, activation=relu)}. */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(type() + "(name=" + name);
    config().forEach((key, value) -> text.append(", ").append(key).append('=').append(value));
    return text.append(')').toString();
  }
}
