/**
 * The fast kernels under the layers: gemm into place, fused passes, tiles.
 *
 * <p>May use: tensor, openblas, javacpp.
 */
package io.github.lectern.keras.engine;
