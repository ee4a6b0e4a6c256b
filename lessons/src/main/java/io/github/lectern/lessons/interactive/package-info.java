/**
 * Interactive figures with a slider or with buttons for single steps, which the reader controls by
 * keyboard or pointer. A page that contains such a figure works without a kernel or network.
 *
 * <p>May use: the kernel's packages except jupyter.
 */
package io.github.lectern.lessons.interactive;
