/**
 * A few threads that work together on one thing after another, each too short to be handed to a
 * pool.
 *
 * <p>May use: nothing.
 */
package io.github.lectern.keras.workers;
