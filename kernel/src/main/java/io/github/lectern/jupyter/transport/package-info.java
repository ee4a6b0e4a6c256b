/**
 * Sockets and messages.
 *
 * <p>May use: jupyter.zmtp, jjava-jupyter, gson.
 */
package io.github.lectern.jupyter.transport;
