/**
 * Metrics (one per file), confusion matrices, curves, and the table of metric names.
 *
 * <p>May use: tensor, keras.engine, keras.session, keras.losses.
 */
package io.github.lectern.keras.metrics;
