/**
 * Sockets and messages of the Jupyter protocol.
 *
 * <p>May use: jupyter.zmtp, jjava-jupyter, gson.
 */
package io.github.lectern.jupyter.transport;
