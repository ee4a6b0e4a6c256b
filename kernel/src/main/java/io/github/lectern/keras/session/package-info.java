/**
 * The session: the seed, the name counters, the lock of the models, the progress sink, and the
 * devices.
 *
 * <p>May use: tensor, keras.blas, keras.engine, keras.random, javacpp.
 */
package io.github.lectern.keras.session;
