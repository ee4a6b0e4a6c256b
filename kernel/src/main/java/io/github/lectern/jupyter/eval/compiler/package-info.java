/**
 * The class path and the imports of the compiler.
 *
 * <p>May use: jupyter.eval.run, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.compiler;
