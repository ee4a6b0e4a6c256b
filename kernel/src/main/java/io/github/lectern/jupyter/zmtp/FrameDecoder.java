package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the bytes of a connection into its greeting, commands and messages.
 *
 * <p>A frame's buffer grows with the bytes that have arrived, whatever length the frame claims. If
 * memory runs out, no bytes are lost: those still in the input can be decoded later.
 */
final class FrameDecoder {
  /** The maximum length of a command, such as READY with metadata or SUBSCRIBE with a topic. */
  static final int COMMAND_BYTES = 8 * 1024;

  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;
  private static final int SHORT_HEADER = 2;
  private static final int LONG_HEADER = 9;
  private static final int FIRST_BUFFER_BYTES = 16 * 1024;
  private static final byte[] EMPTY = {};

  /** Handles decoded frames. */
  interface Sink {
    void greeting(byte[] greeting) throws ZmtpException;

    void command(ByteBuffer command) throws ZmtpException;

    void message(List<byte[]> frames) throws ZmtpException;
  }

  /** Limits the memory of all connections. */
  interface Budget {
    /**
     * Checks that a buffer of this many bytes may be allocated.
     *
     * @throws ZmtpException if it may not
     */
    void reserve(long bytes) throws ZmtpException;
  }

  private final Limits limits;
  private final Budget budget;
  private final String mechanism;
  private int messageLimit;
  private final byte[] greeting = new byte[Greeting.BYTES];
  private int greetingLength;
  private final byte[] header = new byte[LONG_HEADER];
  private int headerLength;
  private byte[] body = EMPTY;
  private int bodyLength;
  private List<byte[]> frames = new ArrayList<>();
  private long messageBytes;

  FrameDecoder(Limits limits, Budget budget, String mechanism) {
    this.limits = limits;
    this.budget = budget;
    this.mechanism = mechanism;
    this.messageLimit = limits.untrustedBytes();
  }

  /** Raises the limit on message length to that for trusted peers. */
  void trust() {
    messageLimit = limits.messageBytes();
  }

  /** Returns the maximum length of a message, in bytes. */
  int messageLimit() {
    return messageLimit;
  }

  /** Returns the memory that the unfinished message uses, in bytes. */
  long bufferedBytes() {
    return messageBytes + body.length;
  }

  /**
   * Decodes all bytes of the input.
   *
   * @throws ZmtpException if they violate the protocol or a limit; after that, nothing more can be
   *     decoded
   */
  void decode(ByteBuffer in, Sink sink) throws ZmtpException {
    while (in.hasRemaining() || isFrameComplete()) {
      if (greetingLength < Greeting.BYTES) {
        readGreeting(in, sink);
      } else if (readHeader(in) && readBody(in)) {
        finishFrame(sink);
      }
    }
  }

  private void readGreeting(ByteBuffer in, Sink sink) throws ZmtpException {
    int count = Math.min(in.remaining(), Greeting.BYTES - greetingLength);
    in.get(greeting, greetingLength, count);
    greetingLength += count;
    Greeting.checkStart(greeting, greetingLength, mechanism);
    if (greetingLength == Greeting.BYTES) {
      sink.greeting(greeting);
    }
  }

  /** Reads and checks the header; returns whether it is complete. */
  private boolean readHeader(ByteBuffer in) throws ZmtpException {
    while (in.hasRemaining() && !isHeaderComplete()) {
      header[headerLength++] = in.get();
      if (isHeaderComplete()) {
        checkHeader();
      }
    }
    return isHeaderComplete();
  }

  private boolean isHeaderComplete() {
    return headerLength > 0 && headerLength == (isFlagged(LONG) ? LONG_HEADER : SHORT_HEADER);
  }

  private boolean isFrameComplete() {
    return isHeaderComplete() && bodyLength == frameBytes();
  }

  private boolean isFlagged(int flag) {
    return (header[0] & flag) != 0;
  }

  private long frameBytes() {
    return isFlagged(LONG) ? ByteBuffer.wrap(header).getLong(1) : header[1] & 0xff;
  }

  private void checkHeader() throws ZmtpException {
    if ((header[0] & ~(MORE | LONG | COMMAND)) != 0 || (isFlagged(COMMAND) && isFlagged(MORE))) {
      throw new ZmtpException("invalid frame flags 0x%02x".formatted(header[0]));
    }
    long size = frameBytes();
    int limit = isFlagged(COMMAND) ? COMMAND_BYTES : limits.frameBytes();
    if (size < 0 || size > limit) {
      throw new ZmtpException(
          "expected a frame of at most %,d bytes but got one of %s"
              .formatted(limit, Long.toUnsignedString(size)));
    }
    if (isFlagged(COMMAND)) {
      return;
    }
    if (frames.size() >= limits.frames() || messageBytes + size > messageLimit) {
      throw new ZmtpException(
          "expected a message of at most %,d frames and %,d bytes but got a larger one"
              .formatted(limits.frames(), messageLimit));
    }
  }

  /** Reads the body; returns whether it is complete. */
  private boolean readBody(ByteBuffer in) throws ZmtpException {
    int size = (int) frameBytes();
    int wanted = Math.min(size, bodyLength + in.remaining());
    if (wanted > body.length) {
      int doubled = Math.max(FIRST_BUFFER_BYTES, 2 * body.length);
      int capacity = Math.min(size, Math.max(wanted, doubled));
      if (capacity > FIRST_BUFFER_BYTES) {
        budget.reserve(capacity);
      }
      body = Arrays.copyOf(body, capacity);
    }
    in.get(body, bodyLength, wanted - bodyLength);
    bodyLength = wanted;
    return bodyLength == size;
  }

  private void finishFrame(Sink sink) throws ZmtpException {
    byte[] complete = body;
    if (isFlagged(COMMAND)) {
      ByteBuffer command = ByteBuffer.wrap(complete);
      startFrame();
      sink.command(command);
      return;
    }
    List<byte[]> next = isFlagged(MORE) ? frames : new ArrayList<>();
    frames.add(complete);
    List<byte[]> message = frames;
    messageBytes = isFlagged(MORE) ? messageBytes + complete.length : 0;
    frames = next;
    boolean last = !isFlagged(MORE);
    startFrame();
    if (last) {
      sink.message(message);
    }
  }

  private void startFrame() {
    headerLength = 0;
    body = EMPTY;
    bodyLength = 0;
  }
}
