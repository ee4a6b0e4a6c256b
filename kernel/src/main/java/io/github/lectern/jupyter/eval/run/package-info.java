/**
 * Runs and interrupts the snippets that JShell has compiled.
 *
 * <p>May use: tensor, jupyter.eval.instrument, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.run;
