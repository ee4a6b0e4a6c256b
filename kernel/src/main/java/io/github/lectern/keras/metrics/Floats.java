package io.github.lectern.keras.metrics;

import java.util.List;

/** Converts numbers to float32, TensorFlow's default precision. */
final class Floats {
  private Floats() {}

  static float[] of(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
