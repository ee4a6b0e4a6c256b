/**
 * Static methods for notebook cells: the keywords, such as {@code epochs(20)}, which only build
 * options, and {@code toCategorical}.
 *
 * <p>May use: keras.options and the packages of the objects that options hold.
 */
package io.github.lectern.keras;
