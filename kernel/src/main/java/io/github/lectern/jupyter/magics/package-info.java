/**
 * Line and cell magics.
 *
 * <p>May use: jupyter.eval.
 */
package io.github.lectern.jupyter.magics;
