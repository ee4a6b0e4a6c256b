/**
 * The precedence of imports: the student's over those of the start-up, and the start-up's over
 * those that are made when a cell needs them.
 *
 * <p>May use: jupyter.eval.source, .run, jdk.jshell, org.objectweb.asm.
 */
package io.github.lectern.jupyter.eval.imports;
