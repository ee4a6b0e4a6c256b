package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * An operation with weights followed by an activation function that needs its inputs for its
 * gradient: z = g(x), y = f(z).
 */
final class ChainedOp implements Operation {
  private final Operation linear; // g
  private final Operation activation; // f

  ChainedOp(Operation linear, ActivationOp activation) {
    this.linear = linear;
    this.activation = activation;
  }

  @Override
  public Matrix forward(Matrix x, Context context) {
    return activation.forward(linear.forward(x, context), context);
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Gradients dz = activation.backward(dy, InputGradient.NEEDED, context);
    return linear.backward(dz.input().orElseThrow(), input, context);
  }

  @Override
  public List<Parameter> parameters() {
    return linear.parameters();
  }

  @Override
  public boolean callsUserCode() {
    return linear.callsUserCode() || activation.callsUserCode();
  }

  @Override
  public Optional<Operation> withoutActivation() {
    return Optional.of(linear);
  }
}
