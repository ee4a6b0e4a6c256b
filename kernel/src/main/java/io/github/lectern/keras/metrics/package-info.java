/**
 * Metrics, one per file, and their name table.
 *
 * <p>May use: tensor, keras.engine, keras.session, keras.losses.
 */
package io.github.lectern.keras.metrics;
