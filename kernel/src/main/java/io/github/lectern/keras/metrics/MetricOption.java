package io.github.lectern.keras.metrics;

/**
 * The keyword argument that every metric accepts: {@code name("my_recall")}, the name in the log.
 *
 * <p>This interface is not sealed because layers accept the same keyword.
 */
public non-sealed interface MetricOption extends BinaryAccuracyOption, ConfusionOption, AucOption {
  /** Returns the name in the log. */
  String name();
}
