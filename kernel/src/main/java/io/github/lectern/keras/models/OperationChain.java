package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several operations, each of which receives the outputs of the previous one. */
record OperationChain(List<Operation> operations) implements Operation {
  @Override
  public Matrix forward(Matrix x, Context context) {
    Matrix y = x;
    for (Operation operation : operations) {
      y = operation.forward(y, context);
    }
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Matrix gradient = dy;
    List<Gradient> parameters = new ArrayList<>();
    for (int i = operations.size() - 1; i >= 0; i--) {
      InputGradient needed = i > 0 ? InputGradient.NEEDED : input;
      Gradients gradients = operations.get(i).backward(gradient, needed, context);
      parameters.addAll(0, gradients.parameters());
      gradient = gradients.input().orElse(gradient);
    }
    return new Gradients(Optional.of(gradient), parameters);
  }

  @Override
  public List<Parameter> parameters() {
    return operations.stream().flatMap(operation -> operation.parameters().stream()).toList();
  }

  @Override
  public boolean callsUserCode() {
    return operations.stream().anyMatch(Operation::callsUserCode);
  }

  @Override
  public void endStep() {
    operations.forEach(Operation::endStep);
  }
}
