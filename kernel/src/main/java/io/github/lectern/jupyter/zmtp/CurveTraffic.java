package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encrypts and decrypts the traffic after a CURVE handshake. Each frame or command becomes a frame
 * of its own: "MESSAGE", a nonce that only grows, and a box of a byte of flags and the content.
 */
final class CurveTraffic {
  private static final byte[] MESSAGE = "\7MESSAGE".getBytes(US_ASCII);
  private static final int HEADER = MESSAGE.length + Long.BYTES;
  private static final int MORE = 1;
  private static final int COMMAND = 2;

  /** How much longer an encrypted frame is than its content. */
  static final int OVERHEAD = HEADER + CurveBox.OVERHEAD + 1;

  private final CurveBox box;
  private final String ownPrefix;
  private final String theirPrefix;
  private final int mostFrames;
  private long nextNonce;
  private long lastNonce;
  private List<byte[]> frames = new ArrayList<>();
  private long frameBytes;

  /**
   * Continues the nonces of the handshake.
   *
   * @param ownPrefix the start of the nonces that this end uses
   * @param theirNonce the last nonce that the peer used
   */
  CurveTraffic(
      CurveBox box,
      String ownPrefix,
      String theirPrefix,
      long ownNonce,
      long theirNonce,
      int mostFrames) {
    this.box = box;
    this.ownPrefix = ownPrefix;
    this.theirPrefix = theirPrefix;
    this.nextNonce = ownNonce + 1;
    this.lastNonce = theirNonce;
    this.mostFrames = mostFrames;
  }

  ByteBuffer encode(List<byte[]> message) {
    if (message.isEmpty()) {
      throw new IllegalArgumentException("expected at least one frame but got none");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < message.size(); i++) {
      out.writeBytes(sealed(i < message.size() - 1 ? MORE : 0, message.get(i)).array());
    }
    return ByteBuffer.wrap(out.toByteArray());
  }

  ByteBuffer encodeCommand(byte[] command) {
    return sealed(COMMAND, command);
  }

  private ByteBuffer sealed(int flags, byte[] content) {
    byte[] nonce = ByteBuffer.allocate(Long.BYTES).putLong(nextNonce++).array();
    byte[] plain = ByteBuffer.allocate(1 + content.length).put((byte) flags).put(content).array();
    byte[] sealed = box.seal(CurveBox.nonce(ownPrefix, nonce), plain);
    ByteBuffer frame = ByteBuffer.allocate(HEADER + sealed.length);
    return FrameEncoder.message(List.of(frame.put(MESSAGE).put(nonce).put(sealed).array()));
  }

  /** Decrypts a frame and passes on the command or the message that it completes. */
  void decode(byte[] frame, int limit, FrameDecoder.Sink plain) throws ZmtpException {
    byte[] opened = open(frame);
    int flags = opened[0];
    byte[] content = Arrays.copyOfRange(opened, 1, opened.length);
    if ((flags & COMMAND) != 0) {
      plain.command(ByteBuffer.wrap(content));
      return;
    }
    frames.add(content);
    frameBytes += content.length;
    if (frames.size() > mostFrames || frameBytes > limit) {
      throw new ZmtpException(
          "expected a message of at most %,d frames and %,d bytes but got a larger one"
              .formatted(mostFrames, limit));
    }
    if ((flags & MORE) == 0) {
      List<byte[]> message = frames;
      frames = new ArrayList<>();
      frameBytes = 0;
      plain.message(message);
    }
  }

  private byte[] open(byte[] frame) throws ZmtpException {
    if (frame.length < OVERHEAD
        || !Arrays.equals(frame, 0, MESSAGE.length, MESSAGE, 0, MESSAGE.length)) {
      throw new ZmtpException("expected a CURVE MESSAGE but got another frame");
    }
    byte[] nonce = Arrays.copyOfRange(frame, MESSAGE.length, HEADER);
    long number = ByteBuffer.wrap(nonce).getLong();
    if (Long.compareUnsigned(number, lastNonce) <= 0) {
      throw new ZmtpException("a CURVE nonce was used twice");
    }
    try {
      byte[] content = Arrays.copyOfRange(frame, HEADER, frame.length);
      byte[] opened = box.open(CurveBox.nonce(theirPrefix, nonce), content);
      lastNonce = number;
      return opened;
    } catch (OutOfMemoryError e) {
      // The frame has been taken from the stream, so the connection cannot continue without it.
      throw new ZmtpException("the heap is too full to decrypt a message");
    }
  }

  long bufferedBytes() {
    return frameBytes;
  }
}
