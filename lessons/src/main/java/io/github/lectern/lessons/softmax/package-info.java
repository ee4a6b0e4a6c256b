/**
 * What notebooks 02 and 03 need: one-hot coding step by step, what an activation must fulfil, two
 * scores and their difference, two classes of Fashion-MNIST, and the exercises.
 *
 * <p>May use: the kernel's packages but jupyter, lessons.check, lessons.interactive.
 */
package io.github.lectern.lessons.softmax;
