/**
 * Curves, heat maps, image grids, diagrams and tables. They are drawn without opening a window, so
 * that they work on a server.
 *
 * <p>May use: tensor, keras.callbacks, keras.layers, keras.metrics, keras.models, XChart, Batik,
 * Tablesaw.
 */
package io.github.lectern.plots;
