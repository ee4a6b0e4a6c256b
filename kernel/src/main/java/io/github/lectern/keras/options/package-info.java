/**
 * The keyword records and their sealed interfaces, such as FitOption.
 *
 * <p>May use: keras.activations, .initializers, .losses, .metrics, .optimizers, .callbacks.
 */
package io.github.lectern.keras.options;
