/**
 * The classes of notebook 00: views and copies step by step, the predictions, and the checks of the
 * exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.interactive.
 */
package io.github.lectern.lessons.basics;
