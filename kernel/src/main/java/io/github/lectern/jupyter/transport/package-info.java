/**
 * Sockets and messages.
 *
 * <p>May use: jjava-jupyter, jeromq, gson.
 */
package io.github.lectern.jupyter.transport;
