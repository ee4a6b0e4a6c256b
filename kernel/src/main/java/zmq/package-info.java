/**
 * What takes the place of a class of JeroMQ's, which it does by standing before JeroMQ's jar on the
 * class path.
 */
package zmq;
