package io.github.lectern.bench.curves;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One line of a curve.
 *
 * @param name what stays the same, such as "batch 32"
 * @param values of what varies, rising
 * @param setting the training for one of them
 */
record Line(String name, List<Integer> values, IntFunction<Setting> setting) {
  Line {
    values = List.copyOf(values);
  }
}
