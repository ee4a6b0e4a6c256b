/**
 * TensorFlow's random numbers: operation seeds, uniform and normal numbers, and shuffles.
 *
 * <p>May use: nothing else of Lectern.
 */
package io.github.lectern.keras.random;
