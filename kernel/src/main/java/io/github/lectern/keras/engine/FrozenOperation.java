package io.github.lectern.keras.engine;

import java.util.List;
import java.util.Optional;

/** The operation of a frozen layer: it has no weights that training changes. */
final class FrozenOperation implements Operation {
  private final Operation operation;

  FrozenOperation(Operation operation) {
    this.operation = operation;
  }

  @Override
  public Matrix forward(Matrix x, Context context) {
    return operation.forward(x, context);
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    return new Gradients(operation.backward(dy, input, context).input(), List.of());
  }

  @Override
  public boolean callsUserCode() {
    return operation.callsUserCode();
  }

  @Override
  public Optional<Operation> withoutActivation() {
    return operation.withoutActivation().map(Operation::frozen);
  }

  @Override
  public Optional<Operation> followedBy(Operation next) {
    return operation.followedBy(next).map(Operation::frozen);
  }
}
