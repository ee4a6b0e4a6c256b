/**
 * Computes matrix products with OpenBLAS and oneDNN: chooses the faster library for each size, and
 * runs each of them on a single thread.
 *
 * <p>May use: openblas, onednn, javacpp.
 */
package io.github.lectern.keras.blas;
