package io.github.lectern.jupyter.transport;

/** Handles incoming messages on the socket thread. */
@FunctionalInterface
public interface MessageHandler {
  /** Handles a message; must not block. */
  void receive(Channel channel, Message message);
}
