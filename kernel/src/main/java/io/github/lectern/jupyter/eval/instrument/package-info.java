/**
 * What is added to the bytecode of cells, and what that calls: interrupt checks, refused exits,
 * stack traces.
 *
 * <p>May use: jupyter.eval.source, jdk.jshell, ASM.
 */
package io.github.lectern.jupyter.eval.instrument;
