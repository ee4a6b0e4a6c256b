/**
 * The layers, such as Dense, Flatten, Activation and Dropout, and their base classes.
 *
 * <p>May use: tensor, keras.activations, keras.engine, keras.initializers, keras.optimizers,
 * keras.options, keras.random, keras.regularizers, keras.session.
 */
package io.github.lectern.keras.layers;
