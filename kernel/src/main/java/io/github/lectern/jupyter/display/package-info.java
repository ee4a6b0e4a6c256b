/**
 * Renderers of results.
 *
 * <p>May use: jjava-jupyter, keras results, plots.
 */
package io.github.lectern.jupyter.display;
