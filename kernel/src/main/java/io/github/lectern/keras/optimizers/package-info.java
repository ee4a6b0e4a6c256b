/**
 * Optimizers, one a file, their keywords and their name table.
 *
 * <p>May use: tensor, keras.engine.
 */
package io.github.lectern.keras.optimizers;
