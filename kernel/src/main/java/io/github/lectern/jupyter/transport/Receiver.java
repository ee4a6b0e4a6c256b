package io.github.lectern.jupyter.transport;

/** What takes the messages that come in; called on the thread that owns the sockets. */
@FunctionalInterface
public interface Receiver {
  /** Takes a message; must return at once. */
  void receive(Channel channel, Message message);
}
