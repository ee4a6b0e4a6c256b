package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What both ends of CURVE have in common.
 *
 * @see <a href="https://rfc.zeromq.org/spec/26/">26/CURVEZMQ</a>
 */
abstract class CurveMechanism implements Mechanism {
  static final int COOKIE = 96;
  static final int LONG_NONCE = 16;
  static final int VOUCH_BOX = 80;
  static final int HELLO_CONTENT = 64;
  static final int HELLO_PADDING = 72;
  static final String SERVER_PREFIX = "CurveZMQMESSAGES";
  static final String CLIENT_PREFIX = "CurveZMQMESSAGEC";

  /** The keys of this connection only. */
  final CurveKeys transientKeys = CurveKeys.generate();

  final SocketType type;
  final int mostFrames;
  private Optional<CurveTraffic> traffic = Optional.empty();

  CurveMechanism(SocketType type, int mostFrames) {
    this.type = type;
    this.mostFrames = mostFrames;
  }

  @Override
  public String name() {
    return "CURVE";
  }

  void start(CurveTraffic decided) {
    traffic = Optional.of(decided);
  }

  /** Checks the name and the minimum length of a command, and positions it at its data. */
  static void require(String name, int bytes, ByteBuffer command) throws ZmtpException {
    if (!Command.name(command).equals(name) || command.remaining() < bytes) {
      throw new ZmtpException("expected " + name + " but got another command");
    }
  }

  static byte[] take(ByteBuffer from, int count) {
    byte[] taken = new byte[count];
    from.get(taken);
    return taken;
  }

  static byte[] number(long nonce) {
    return ByteBuffer.allocate(Long.BYTES).putLong(nonce).array();
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  @Override
  public ByteBuffer encode(List<byte[]> frames) {
    return traffic.orElseThrow().encode(frames);
  }

  @Override
  public ByteBuffer encodeCommand(byte[] command) {
    return traffic.orElseThrow().encodeCommand(command);
  }

  @Override
  public void decode(List<byte[]> frames, int limit, FrameDecoder.Sink plain) throws ZmtpException {
    if (traffic.isEmpty() || frames.size() != 1) {
      throw new ZmtpException("expected a command or a CURVE MESSAGE but got another message");
    }
    traffic.get().decode(frames.get(0), limit, plain);
  }

  @Override
  public long bufferedBytes() {
    return traffic.map(CurveTraffic::bufferedBytes).orElse(0L);
  }

  @Override
  public boolean isEncrypted() {
    return true;
  }
}
