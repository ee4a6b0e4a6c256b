/**
 * The session object: the seed, the name counters and where progress is written.
 *
 * <p>May use: keras.random.
 */
package io.github.lectern.keras.session;
