/**
 * Dense, Flatten, Activation, Dropout and what every layer has.
 *
 * <p>May use: keras.options, .session, .random, .engine and what options may use.
 */
package io.github.lectern.keras.layers;
