/**
 * The classes of notebook 05: the employees of the story, some of whom leave; the tables that name
 * the cells of a confusion matrix; the figures with a slider for the threshold; and the checks of
 * the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.interactive.
 */
package io.github.lectern.lessons.leavers;
