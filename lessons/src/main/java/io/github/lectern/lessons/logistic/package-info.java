/**
 * What notebook 01 needs: shapes side by side, where the sigmoid saturates, and its exercises.
 *
 * <p>May use: the kernel's packages but jupyter, lessons.check, lessons.interactive.
 */
package io.github.lectern.lessons.logistic;
