/**
 * Activation functions, one per file, and the table of their names.
 *
 * <p>May use: tensor, keras.engine.
 */
package io.github.lectern.keras.activations;
