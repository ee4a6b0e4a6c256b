package io.github.lectern.jupyter.zmtp;

import java.util.Set;

/** A ZeroMQ socket type (RFC 28 and 29). */
public enum SocketType {
  /** Receives from and sends to peers that are addressed by their identity. */
  ROUTER,
  /** Publishes messages and receives subscriptions. */
  XPUB,
  /** Sends requests and receives replies in any order. */
  DEALER,
  /** Receives the messages on topics that it has subscribed to. */
  SUB;

  /** Returns whether a peer may announce this type in its READY command. */
  boolean accepts(String peerType) {
    return switch (this) {
      case ROUTER -> Set.of("DEALER", "REQ", "ROUTER").contains(peerType);
      case XPUB -> Set.of("SUB", "XSUB").contains(peerType);
      case DEALER -> Set.of("ROUTER", "REP", "DEALER").contains(peerType);
      case SUB -> Set.of("XPUB", "PUB").contains(peerType);
    };
  }
}
