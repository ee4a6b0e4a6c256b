package io.github.lectern.jupyter.transport;

/** The way of messages to the front ends. */
public interface Outlet {
  /** Sends a reply or a request for input. */
  void send(Channel channel, Message message);

  /** Publishes to every front end. */
  void publish(Message message);
}
