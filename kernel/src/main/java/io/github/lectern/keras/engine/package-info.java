/**
 * The engine that computes the layers: operations, matrix products, loops over tiles, and the
 * workspace.
 *
 * <p>May use: tensor, keras.blas, keras.workers, javacpp.
 */
package io.github.lectern.keras.engine;
