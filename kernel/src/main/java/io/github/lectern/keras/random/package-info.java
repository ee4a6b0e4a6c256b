/**
 * TensorFlow-compatible random numbers: Mersenne Twister, Philox, uniforms, shuffles.
 *
 * <p>May use: nothing else of Lectern.
 */
package io.github.lectern.keras.random;
