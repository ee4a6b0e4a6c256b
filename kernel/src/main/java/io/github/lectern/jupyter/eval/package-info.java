/**
 * The JShell evaluator.
 *
 * <p>May use: jjava-jupyter.
 */
package io.github.lectern.jupyter.eval;
