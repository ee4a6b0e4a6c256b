package io.github.lectern.keras.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the gradients of a pass, which leaves the weights as they are. */
public final class Gradients implements Step.Update {
  private final Map<Parameter, Matrix> gradients = new ConcurrentHashMap<>();

  /** A pass of that team. */
  public Step step(Team team) {
    return new Step(team, Phase.TRAINING, this);
  }

  @Override
  public void rows(Parameter parameter, int from, Matrix gradient) {
    Matrix value = parameter.value();
    gradients
        .computeIfAbsent(parameter, p -> Matrix.zeros(value.rows(), value.columns()))
        .write(from, new Tile(Matrices.values(gradient), gradient.rows(), gradient.columns()));
  }

  /** dL/dw, row after row. */
  public Matrix of(Parameter parameter) {
    return gradients.get(parameter);
  }
}
