/**
 * Fashion-MNIST: the numbers that the lecture printed, the data at a glance, and the homework.
 *
 * <p>May use: the kernel's packages but jupyter, and lessons.check.
 */
package io.github.lectern.lessons.fashion;
