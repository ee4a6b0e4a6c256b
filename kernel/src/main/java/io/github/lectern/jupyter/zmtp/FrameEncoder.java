package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.List;

/** Writes messages and commands as ZMTP frames. */
final class FrameEncoder {
  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;
  private static final int LONGEST_SHORT = 255;

  private FrameEncoder() {}

  /**
   * Returns the bytes of a message, which several peers may share.
   *
   * @throws IllegalArgumentException if it has no frame or takes 2 GiB or more
   */
  static ByteBuffer message(List<byte[]> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("expected at least one frame but got none");
    }
    long total = frames.stream().mapToLong(frame -> headerBytes(frame) + frame.length).sum();
    if (total > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "expected a message smaller than 2 GiB but got one of %,d bytes".formatted(total));
    }
    ByteBuffer out = ByteBuffer.allocate((int) total);
    for (int i = 0; i < frames.size(); i++) {
      put(out, i < frames.size() - 1 ? MORE : 0, frames.get(i));
    }
    return out.flip();
  }

  static ByteBuffer command(byte[] body) {
    ByteBuffer out = ByteBuffer.allocate(headerBytes(body) + body.length);
    put(out, COMMAND, body);
    return out.flip();
  }

  private static int headerBytes(byte[] frame) {
    return frame.length <= LONGEST_SHORT ? 2 : 9;
  }

  private static void put(ByteBuffer out, int flags, byte[] frame) {
    if (frame.length <= LONGEST_SHORT) {
      out.put((byte) flags).put((byte) frame.length);
    } else {
      out.put((byte) (flags | LONG)).putLong(frame.length);
    }
    out.put(frame);
  }
}
