package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies weights and the slots of an optimizer, so that a failed step can be undone. */
final class Savepoint {
  private Savepoint() {}

  /** Returns a function that restores the weights and their slots, by parameter. */
  static Runnable of(List<Parameter> parameters, Map<Parameter, float[][][]> slots) {
    List<Runnable> saved = parameters.stream().map(parameter -> of(parameter, slots)).toList();
    return () -> saved.forEach(Runnable::run);
  }

  private static Runnable of(Parameter parameter, Map<Parameter, float[][][]> slots) {
    Matrix value = parameter.value();
    Tile weights = new Tile(new float[parameter.size()], value.rows(), value.columns());
    value.read(0, weights);
    Optional<float[][][]> kept = Optional.ofNullable(slots.get(parameter)).map(Slots::copy);
    return () -> {
      value.write(0, weights);
      kept.ifPresentOrElse(copy -> slots.put(parameter, copy), () -> slots.remove(parameter));
    };
  }
}
