/**
 * The session object: the seed, the name counters and where progress is written; and what the
 * session computes on.
 *
 * <p>May use: tensor, keras.blas, keras.engine, keras.random, openblas, javacpp.
 */
package io.github.lectern.keras.session;
