/**
 * The libraries that multiply matrices: where each is good, and how to have it use one thread.
 *
 * <p>May use: keras.workers (to wait for a thread), openblas, onednn, javacpp.
 */
package io.github.lectern.keras.blas;
