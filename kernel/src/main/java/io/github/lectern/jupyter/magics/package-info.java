/**
 * Line and cell magics.
 *
 * <p>May use: jupyter.eval, Maven's resolver and settings.
 */
package io.github.lectern.jupyter.magics;
