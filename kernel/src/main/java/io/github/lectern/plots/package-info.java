/**
 * Curves, heat maps, image grids and tables; headless, opens no window.
 *
 * <p>May use: keras results, XChart, Tablesaw.
 */
package io.github.lectern.plots;
