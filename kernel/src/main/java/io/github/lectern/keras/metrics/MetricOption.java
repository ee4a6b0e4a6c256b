package io.github.lectern.keras.metrics;

/**
 * The keyword that every metric takes: {@code name("my_recall")}, the name in the log.
 *
 * <p>Not sealed, since layers take the same keyword.
 */
public non-sealed interface MetricOption extends BinaryAccuracyOption, ConfusionOption, AucOption {
  /** The name in the log. */
  String name();
}
