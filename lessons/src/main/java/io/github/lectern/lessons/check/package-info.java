/**
 * The exercise checks. A Check judges an answer, a Quiz judges a choice, and a FunctionCheck judges
 * code; ArrayCheck creates checks of arrays. A Hint explains one kind of wrong answer, and a Report
 * shows the results.
 *
 * <p>May use: the kernel's packages except jupyter.
 */
package io.github.lectern.lessons.check;
