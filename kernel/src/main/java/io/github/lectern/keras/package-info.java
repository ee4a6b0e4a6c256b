/**
 * Static methods for cells: the keywords, such as {@code epochs(20)}, which only build options, and
 * {@code toCategorical}.
 *
 * <p>May use: keras.options and the concepts that they hold.
 */
package io.github.lectern.keras;
