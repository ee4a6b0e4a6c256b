/**
 * The class path, the annotation processors and the imports of the compiler.
 *
 * <p>May use: jupyter.eval.run, jdk.jshell, com.sun.source.
 */
package io.github.lectern.jupyter.eval.compiler;
