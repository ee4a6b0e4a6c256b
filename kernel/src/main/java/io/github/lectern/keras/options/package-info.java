/**
 * The keyword arguments of the DSL: one sealed interface per method, such as FitOption for fit,
 * with one record per keyword.
 *
 * <p>May use: tensor, keras.activations, keras.initializers, keras.losses, keras.metrics,
 * keras.optimizers, keras.callbacks, keras.regularizers.
 */
package io.github.lectern.keras.options;
