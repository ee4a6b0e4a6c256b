/**
 * Sockets and messages.
 *
 * <p>May use: jjava-jupyter, jeromq.
 */
package io.github.lectern.jupyter.transport;
