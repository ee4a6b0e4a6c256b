/**
 * The classes of notebook 04, about Fashion-MNIST: the numbers that the lecture printed, tables,
 * the nodes that are active, runs with several seeds, predictions, and the checks of the homework
 * and the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check.
 */
package io.github.lectern.lessons.fashion;
