/**
 * Curves, heat maps, image grids, diagrams and tables. They are drawn without opening a window, so
 * that they work on a server.
 *
 * <p>May use: keras results, tensor, XChart, Tablesaw.
 */
package io.github.lectern.plots;
