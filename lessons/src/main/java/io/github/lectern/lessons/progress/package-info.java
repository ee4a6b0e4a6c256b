/**
 * What a student has done: the table of the cell {@code progress()} and of {@code ./lecture
 * progress}.
 *
 * <p>May use: check, recall and the kernel's packages except jupyter.
 */
package io.github.lectern.lessons.progress;
