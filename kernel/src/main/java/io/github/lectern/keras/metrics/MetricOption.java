package io.github.lectern.keras.metrics;

/**
 * The keyword argument that every metric takes: {@code name("my_recall")}, the name in the log.
 *
 * <p>Not sealed because layers take the same keyword.
 */
public non-sealed interface MetricOption extends BinaryAccuracyOption, ConfusionOption, AucOption {
  /** Returns the name in the log. */
  String name();
}
