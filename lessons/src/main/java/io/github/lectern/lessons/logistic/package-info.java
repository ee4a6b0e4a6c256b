/**
 * The classes of notebook 01: a table of shapes, the scores at which the sigmoid saturates, and the
 * checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check.
 */
package io.github.lectern.lessons.logistic;
