/**
 * Optimizers (one per file), their keyword arguments and the table of their names.
 *
 * <p>May use: tensor, keras.engine.
 */
package io.github.lectern.keras.optimizers;
