package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** The topics that one peer has subscribed to; a message matches if it begins with one of them. */
final class Subscriptions {
  static final int TOPIC_BYTES = 4 * 1024;
  static final int MOST = 1000;

  private final Set<ByteBuffer> topics = new HashSet<>();

  /** Adds a topic; returns whether it is new. */
  boolean add(byte[] topic) throws ZmtpException {
    if (topic.length > TOPIC_BYTES) {
      throw new ZmtpException(
          "expected a topic of at most %,d bytes but got %,d".formatted(TOPIC_BYTES, topic.length));
    }
    boolean added = topics.add(ByteBuffer.wrap(topic));
    if (topics.size() > MOST) {
      throw new ZmtpException("expected at most %,d subscriptions but got more".formatted(MOST));
    }
    return added;
  }

  void remove(byte[] topic) {
    topics.remove(ByteBuffer.wrap(topic));
  }

  boolean match(byte[] message) {
    return topics.stream().anyMatch(topic -> startsWith(message, topic));
  }

  private static boolean startsWith(byte[] message, ByteBuffer topic) {
    int length = topic.remaining();
    return message.length >= length && ByteBuffer.wrap(message, 0, length).equals(topic);
  }
}
