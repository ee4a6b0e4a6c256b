package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import java.util.Arrays;
import org.nd4j.linalg.factory.Nd4j;

/** The outputs and gradients of a layer that treats each number on its own. */
final class Pointwise {
  private Pointwise() {}

  static float[] outputs(Layer layer, float... x) {
    return layer.call(Nd4j.create(x, new long[] {1, x.length}, 'c')).ravel().toFloatVector();
  }

  /** Returns dL/dx for dL/dy = 1. */
  static float[] gradients(Layer layer, float... x) {
    layer.build(x.length);
    Operation operation = layer.operation();
    operation.forward(Matrices.of(1, x.length, x), Matrices.TRAINING);
    float[] ones = new float[x.length];
    Arrays.fill(ones, 1);
    return Matrices.values(
        operation
            .backward(Matrices.of(1, x.length, ones), InputGradient.NEEDED, Matrices.TRAINING)
            .input()
            .orElseThrow());
  }
}
