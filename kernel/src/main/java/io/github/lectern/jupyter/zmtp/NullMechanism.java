package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The mechanism NULL: both ends send READY, and nothing is encrypted. */
record NullMechanism(SocketType type) implements Mechanism {
  @Override
  public byte[] greeting() {
    return Greeting.encode(name(), 0);
  }

  @Override
  public String name() {
    return "NULL";
  }

  @Override
  public Optional<byte[]> begin() {
    return Optional.of(Command.bytes("READY", Command.properties(type)));
  }

  @Override
  public Answer answer(ByteBuffer command) throws ZmtpException {
    if (!Command.name(command).equals("READY")) {
      throw new ZmtpException("expected READY but got another command");
    }
    return new Answer(Optional.empty(), Optional.of(Command.properties(command)));
  }

  @Override
  public ByteBuffer encode(List<byte[]> frames) {
    return FrameEncoder.message(frames);
  }

  @Override
  public ByteBuffer encodeCommand(byte[] command) {
    return FrameEncoder.command(command);
  }

  @Override
  public void decode(List<byte[]> frames, int limit, FrameDecoder.Sink plain) throws ZmtpException {
    plain.message(frames);
  }

  @Override
  public long bufferedBytes() {
    return 0;
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }
}
