package io.github.lectern.jupyter.transport;

import java.util.ArrayList;
import java.util.List;
import org.zeromq.ZMQ;

/** Reads and writes messages of several frames. */
final class Frames {
  /** No frame may be longer; a front end that sends a longer one is cut off. */
  static final long MAX_FRAME_BYTES = 64L << 20;

  static final int MAX_FRAMES = 256;
  static final long MAX_MESSAGE_BYTES = 128L << 20;

  private Frames() {}

  /**
   * Reads one message to its end.
   *
   * @throws MalformedMessageException if it is too large; nothing of it is kept
   */
  static List<byte[]> read(ZMQ.Socket socket) throws MalformedMessageException {
    List<byte[]> frames = new ArrayList<>();
    long bytes = 0;
    int count = 0;
    do {
      byte[] frame = socket.recv();
      count++;
      bytes += frame.length;
      if (count <= MAX_FRAMES && bytes <= MAX_MESSAGE_BYTES) {
        frames.add(frame);
      } else {
        frames.clear();
      }
    } while (socket.hasReceiveMore());
    if (count > MAX_FRAMES || bytes > MAX_MESSAGE_BYTES) {
      throw new MalformedMessageException(
          "too large: expected at most %d frames and %d bytes, was %d frames and %d bytes"
              .formatted(MAX_FRAMES, MAX_MESSAGE_BYTES, count, bytes));
    }
    return frames;
  }

  static void send(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }
}
