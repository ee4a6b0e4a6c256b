/**
 * The static keyword methods, such as {@code epochs(20)}, which only build options.
 *
 * <p>May use: keras.options and the concepts that they hold.
 */
package io.github.lectern.keras;
