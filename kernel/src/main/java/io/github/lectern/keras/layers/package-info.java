/**
 * The layers, such as Dense, Flatten, Activation and Dropout, and their base classes.
 *
 * <p>May use: keras.options, .session, .random, .engine and what options may use.
 */
package io.github.lectern.keras.layers;
