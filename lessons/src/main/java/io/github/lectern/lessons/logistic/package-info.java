/**
 * The classes of notebook 01: tensors step by step, a table of shapes, the scores at which the
 * sigmoid saturates, the predictions, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.interactive.
 */
package io.github.lectern.lessons.logistic;
