/**
 * Messages and their signatures, the channels, the output of cells, and heartbeats.
 *
 * <p>May use: jupyter.zmtp, jjava-jupyter, gson.
 */
package io.github.lectern.jupyter.transport;
