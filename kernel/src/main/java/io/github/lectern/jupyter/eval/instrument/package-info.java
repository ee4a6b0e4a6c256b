/**
 * Instruments the bytecode of cells: adds interrupt checks, refuses exits and makes stack traces
 * readable.
 *
 * <p>May use: jupyter.eval.source, jdk.jshell, ASM.
 */
package io.github.lectern.jupyter.eval.instrument;
