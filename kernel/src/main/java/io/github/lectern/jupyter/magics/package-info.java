/**
 * Line and cell magics.
 *
 * <p>May use: jjava-jupyter, jupyter.eval.
 */
package io.github.lectern.jupyter.magics;
