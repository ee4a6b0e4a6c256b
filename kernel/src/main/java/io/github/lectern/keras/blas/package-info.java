/**
 * The matrix products of OpenBLAS and oneDNN: which library is faster for which sizes, and how each
 * runs on a single thread.
 *
 * <p>May use: keras.workers (to wait for a thread), openblas, onednn, javacpp.
 */
package io.github.lectern.keras.blas;
