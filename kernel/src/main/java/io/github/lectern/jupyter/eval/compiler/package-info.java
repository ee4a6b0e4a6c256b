/**
 * What the compiler compiles against: the class path and the imports.
 *
 * <p>May use: jupyter.eval.run, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.compiler;
