/**
 * Static methods for notebook cells: the keywords, such as {@code epochs(20)}, which only create
 * options, and {@code toCategorical}.
 *
 * <p>May use: tensor, keras.session, keras.options and the packages that keras.options may use.
 */
package io.github.lectern.keras;
