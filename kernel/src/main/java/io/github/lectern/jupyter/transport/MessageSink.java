package io.github.lectern.jupyter.transport;

/** Sends messages to the front ends. */
public interface MessageSink {
  /** Sends a reply or an input_request. */
  void send(Channel channel, Message message);

  /** Publishes a message to all front ends. */
  void publish(Message message);
}
