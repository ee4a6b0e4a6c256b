/**
 * The classes of notebook 08: figures of one weight, of a decision line that moves, of the noise of
 * batches and of gradients that vanish; comparisons of a loop written by hand with the library; the
 * predictions, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.interactive.
 */
package io.github.lectern.lessons.learning;
