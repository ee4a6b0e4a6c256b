/**
 * Metrics, one a file, and their name table.
 *
 * <p>May use: tensor, keras.engine, keras.session.
 */
package io.github.lectern.keras.metrics;
