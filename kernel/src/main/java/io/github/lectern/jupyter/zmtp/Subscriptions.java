package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** The topics of one subscriber; a message matches if it starts with one of them. */
final class Subscriptions {
  static final int TOPIC_BYTES = 4 * 1024;
  static final int ALL_BYTES = 8 * 1024;
  static final int MOST = 16;

  private final Set<ByteBuffer> topics = new HashSet<>();
  private int bytes;

  /** Adds a topic and returns whether it is new. */
  boolean add(byte[] topic) throws ZmtpException {
    if (topic.length > TOPIC_BYTES) {
      throw new ZmtpException(
          "expected a topic of at most %,d bytes but got one of %,d"
              .formatted(TOPIC_BYTES, topic.length));
    }
    boolean added = topics.add(ByteBuffer.wrap(topic));
    bytes += added ? topic.length : 0;
    if (topics.size() > MOST || bytes > ALL_BYTES) {
      throw new ZmtpException(
          "expected at most %d topics with a total of at most %,d bytes but got more"
              .formatted(MOST, ALL_BYTES));
    }
    return added;
  }

  void remove(byte[] topic) {
    bytes -= topics.remove(ByteBuffer.wrap(topic)) ? topic.length : 0;
  }

  boolean match(byte[] message) {
    return topics.stream().anyMatch(topic -> startsWith(message, topic));
  }

  private static boolean startsWith(byte[] message, ByteBuffer topic) {
    int length = topic.remaining();
    return message.length >= length && ByteBuffer.wrap(message, 0, length).equals(topic);
  }
}
