/**
 * Activation functions, one a file, and their name table.
 *
 * <p>May use: tensor, keras.engine.
 */
package io.github.lectern.keras.activations;
