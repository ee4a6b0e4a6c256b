/**
 * The exercise checks: a Check judges an answer (a Quiz a choice, an ArrayCheck an array, a
 * FunctionCheck code), a Hint speaks to one kind of wrong answer, and a Report shows the results.
 *
 * <p>May use: the kernel's packages but jupyter.
 */
package io.github.lectern.lessons.check;
