/**
 * Line and cell magics.
 *
 * <p>May use: jupyter.eval and its packages source, run, hints and assist; Maven's resolver and
 * settings.
 */
package io.github.lectern.jupyter.magics;
