/**
 * The libraries that multiply matrices: which one is fast for what, and how to run each on one
 * thread.
 *
 * <p>May use: keras.workers (to wait for a thread), openblas, onednn, javacpp.
 */
package io.github.lectern.keras.blas;
