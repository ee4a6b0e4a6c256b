/**
 * ZMTP 3.1, the wire protocol of ZeroMQ, over TCP and Unix domain sockets: a server for ROUTER and
 * XPUB sockets on one selector, and a small blocking client. The security mechanisms are NULL and
 * CURVE; NaCl's cryptography comes from jnacl. Every limit is enforced before memory is allocated.
 *
 * <p>May use: no other package of Lectern.
 *
 * @see <a href="https://rfc.zeromq.org/spec/37/">37/ZMTP</a>
 */
package io.github.lectern.jupyter.zmtp;
