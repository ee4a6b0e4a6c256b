package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import java.util.Map;
import java.util.Optional;

/** An activation function as a layer of its own, like {@code keras.layers.Activation}. */
public final class Activation extends Layer {
  private final ActivationFunction function;

  /**
   * The function of that name.
   *
   * @throws IllegalArgumentException if there is none; names the known and the nearest
   */
  public Activation(String name, LayerOption... options) {
    this(Activations.get(name), options);
  }

  /** The given function. */
  public Activation(ActivationFunction function, LayerOption... options) {
    super((Object[]) options);
    this.function = function;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  /** Over the last axis, as in Keras: a sample [2,3] holds two rows of three. */
  @Override
  public Operation operation() {
    int[] sample = input();
    int width = sample.length == 0 ? 1 : sample[sample.length - 1];
    return new ActivationOp(function, Shape.size(sample) / width);
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
