/**
 * The fast kernels under the layers: gemm into place, passes over tiles, the team of workers.
 *
 * <p>May use: tensor, keras.blas, keras.workers, javacpp.
 */
package io.github.lectern.keras.engine;
