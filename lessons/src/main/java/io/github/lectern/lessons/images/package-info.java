/**
 * What notebook 06 needs: the checks of its exercises.
 *
 * <p>May use: the kernel's packages but jupyter, and the other lessons.
 */
package io.github.lectern.lessons.images;
