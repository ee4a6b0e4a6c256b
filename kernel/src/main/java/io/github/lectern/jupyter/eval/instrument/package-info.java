/**
 * Instruments the bytecode of cells with interrupt checks, refused exits and readable stack traces.
 *
 * <p>May use: jupyter.eval.source, jdk.jshell, ASM.
 */
package io.github.lectern.jupyter.eval.instrument;
