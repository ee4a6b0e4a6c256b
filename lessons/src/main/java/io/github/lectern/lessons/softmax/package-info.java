/**
 * The classes of notebooks 02 and 03: one-hot encoding step by step, the requirements that an
 * activation must meet, the difference of two scores, two classes of Fashion-MNIST, the
 * predictions, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.interactive.
 */
package io.github.lectern.lessons.softmax;
