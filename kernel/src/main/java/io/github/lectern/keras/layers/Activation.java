package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import java.util.Map;
import java.util.Optional;

/**
 * A layer that applies an activation function, like {@code keras.layers.Activation}.
 *
 * <pre>{@code
 * net.add(new Dense(10));
 * net.add(new Activation("softmax"));
 * }</pre>
 */
public final class Activation extends Layer {
  private final ActivationFunction function;

  /**
   * Creates a layer that applies the function with the given name.
   *
   * @param name such as "relu"
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if no function has this name; the message lists the known
   *     names and suggests the most similar one
   */
  public Activation(String name, LayerOption... options) {
    this(Activations.get(name), options);
  }

  /** Creates a layer that applies the given function. */
  public Activation(ActivationFunction function, LayerOption... options) {
    super((Object[]) options);
    this.function = function;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /**
   * Returns an operation that applies the function along the last axis, as in Keras: a sample of
   * shape [2,3] consists of two rows of three numbers.
   */
  @Override
  public Operation operation() {
    return ActivationOp.ofLastAxis(function, input());
  }

  @Override
  public Optional<ActivationFunction> activation() {
    return Optional.of(function);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("activation", function.name());
  }
}
