/**
 * Renders results and displays them below cells.
 *
 * <p>May use: jjava-jupyter, keras results, plots.
 */
package io.github.lectern.jupyter.display;
