package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A message for several peers, whose unencrypted form is encoded once. */
final class Broadcast {
  private final List<byte[]> frames;
  private Optional<ByteBuffer> plain = Optional.empty();

  Broadcast(List<byte[]> frames) {
    this.frames = frames;
  }

  List<byte[]> frames() {
    return frames;
  }

  ByteBuffer plain() {
    if (plain.isEmpty()) {
      plain = Optional.of(FrameEncoder.message(frames));
    }
    return plain.get();
  }
}
