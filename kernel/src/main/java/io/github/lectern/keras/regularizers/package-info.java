/**
 * Penalties on large weights, against overfitting.
 *
 * <p>May use: keras.engine.
 */
package io.github.lectern.keras.regularizers;
