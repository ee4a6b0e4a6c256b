/**
 * The classes of notebook 07: the challenge, its leaderboard, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter, and the other lessons.
 */
package io.github.lectern.lessons.deeper;
