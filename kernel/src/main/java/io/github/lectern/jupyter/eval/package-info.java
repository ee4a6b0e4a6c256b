/**
 * The JShell evaluator, which combines the packages below this one.
 *
 * <p>May use: these packages, jdk.jshell.
 */
package io.github.lectern.jupyter.eval;
