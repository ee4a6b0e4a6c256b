package io.github.lectern.bench.curves;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One line of a curve.
 *
 * @param name what is constant, such as "batch 32"
 * @param values the values of the varied parameter, in ascending order
 * @param setting returns the training run for a value
 */
record Line(String name, List<Integer> values, IntFunction<Setting> setting) {
  Line {
    values = List.copyOf(values);
  }
}
