/**
 * The classes of notebook 07: the challenge, its leaderboard, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.fashion.
 */
package io.github.lectern.lessons.deeper;
