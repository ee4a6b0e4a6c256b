/**
 * The classes of notebook 07: predictions, a table of costs and accuracies, shuffled pixels, a
 * sliding window, the challenge with its leaderboard, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.fashion.
 */
package io.github.lectern.lessons.deeper;
