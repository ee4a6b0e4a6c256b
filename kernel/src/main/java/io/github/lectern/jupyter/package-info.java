/**
 * The command line, the start-up imports, and the kernel: routing requests, running cells and
 * watching over threads.
 *
 * <p>May use: everything; the packages used are tensor, concurrent and those below this one.
 */
package io.github.lectern.jupyter;
