/**
 * The libraries that multiply matrices and convert numbers: where each is good, and how to have it
 * use one thread.
 *
 * <p>May use: tensor (to read rows), keras.workers (to wait for a thread), openblas, onednn,
 * javacpp.
 */
package io.github.lectern.keras.blas;
