package io.github.lectern.jupyter.transport;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.longHeader;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.subscribe;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Makes streams of bytes that begin as ZMTP does and are damaged before, during or after the
 * handshake; the same ones for the same seed.
 */
final class DamagedStreams {
  private static final List<String> TYPES =
      List.of("DEALER", "DEALER", "REQ", "ROUTER", "SUB", "SUB", "XSUB", "PUB");
  private static final long[] LENGTHS = {
    -1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 32, 64L << 20, 4097, 0
  };

  private final Random random;

  DamagedStreams(long seed) {
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] stream = whole();
    for (int i = 1 + random.nextInt(5); i > 0 && stream.length > 0; i--) {
      stream = damaged(stream);
    }
    return stream;
  }

  private byte[] whole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(greeting());
    out.writeBytes(ready(TYPES.get(random.nextInt(TYPES.size())), identity()));
    for (int i = random.nextInt(5); i > 0; i--) {
      out.writeBytes(traffic());
    }
    return out.toByteArray();
  }

  private String identity() {
    return "i".repeat(random.nextInt(4) == 0 ? random.nextInt(300) : 0);
  }

  private byte[] traffic() {
    return switch (random.nextInt(7)) {
      case 0 -> subscribe(bytes(random.nextInt(20)));
      case 1 -> frame(0, prefixed(random.nextInt(2), bytes(random.nextInt(20))));
      case 2 -> frame(4, prefixed(4, concat("PING".getBytes(US_ASCII), bytes(random.nextInt(25)))));
      case 3 -> longHeader(random.nextInt(2), LENGTHS[random.nextInt(LENGTHS.length)]);
      case 4 -> frame(random.nextInt(8), bytes(random.nextInt(600)));
      case 5 -> repeated(frame(1, new byte[0]), random.nextInt(400));
      default -> request();
    };
  }

  /** A signed request; damage makes it unsigned. */
  private byte[] request() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<byte[]> frames =
        FrontEnd.signed(
            FrontEnd.header("damaged", new UUID(random.nextLong(), 2).toString()),
            "{}",
            "{}",
            "{\"code\": \"" + "x".repeat(random.nextInt(500)) + "\"}");
    for (int i = 0; i < frames.size(); i++) {
      out.writeBytes(frame(i < frames.size() - 1 ? 1 : 0, frames.get(i)));
    }
    return out.toByteArray();
  }

  private byte[] damaged(byte[] stream) {
    int at = random.nextInt(stream.length);
    byte[] before = Arrays.copyOf(stream, at);
    byte[] after = Arrays.copyOfRange(stream, at, stream.length);
    return switch (random.nextInt(8)) {
      case 0 -> before;
      case 1 -> after;
      case 2 -> concat(before, concat(bytes(1 + random.nextInt(30)), after));
      case 3 -> concat(before, Arrays.copyOfRange(after, after.length / 2, after.length));
      case 4 -> concat(before, concat(after, after));
      case 5 -> concat(before, concat(longHeader(random.nextInt(8), random.nextLong()), after));
      case 6 -> with(stream, at, (byte) random.nextInt(256));
      default -> with(stream, at, (byte) (stream[at] ^ (1 << random.nextInt(8))));
    };
  }

  private static byte[] with(byte[] stream, int at, byte value) {
    byte[] changed = stream.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] prefixed(int first, byte[] rest) {
    return concat(new byte[] {(byte) first}, rest);
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
