/**
 * Renders results as text, HTML and images, and shows live charts and prompts.
 *
 * <p>May use: tensor, plots, keras.callbacks, keras.metrics, keras.models, jjava-jupyter, XChart,
 * Tablesaw, jsoup.
 */
package io.github.lectern.jupyter.display;
