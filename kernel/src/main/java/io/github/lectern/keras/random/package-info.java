/**
 * TensorFlow's random numbers: operation seeds, uniformly and normally distributed numbers, and
 * shuffles.
 *
 * <p>May use: no other package of Lectern.
 */
package io.github.lectern.keras.random;
