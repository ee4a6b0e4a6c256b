/**
 * What notebook 07 needs: the challenge's leaderboard and the checks of its exercises.
 *
 * <p>May use: the kernel's packages but jupyter, and the other lessons.
 */
package io.github.lectern.lessons.deeper;
