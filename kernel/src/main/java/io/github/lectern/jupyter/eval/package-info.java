/**
 * The JShell evaluator.
 *
 * <p>May use: jdk.jshell, ASM.
 */
package io.github.lectern.jupyter.eval;
