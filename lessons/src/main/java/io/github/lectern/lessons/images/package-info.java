/**
 * The classes of notebook 06: predictions, tables of shares, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check.
 */
package io.github.lectern.lessons.images;
