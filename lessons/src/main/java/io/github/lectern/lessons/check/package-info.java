/**
 * The exercise checks: Check, Report, Hint.
 *
 * <p>May use: the kernel's packages but jupyter.
 */
package io.github.lectern.lessons.check;
