/**
 * What notebook 05 needs: the people of the story, of whom some leave, the tables that name right
 * and wrong answers, the picture of the threshold, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages but jupyter, and the other lessons.
 */
package io.github.lectern.lessons.leavers;
