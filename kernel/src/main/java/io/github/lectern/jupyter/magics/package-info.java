/**
 * Line and cell magics.
 *
 * <p>May use: jupyter.eval and its packages source, run, hints, assist and compiler; Maven's
 * resolver and settings.
 */
package io.github.lectern.jupyter.magics;
