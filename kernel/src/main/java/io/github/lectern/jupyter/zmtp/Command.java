package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads and writes the commands of ZMTP: a name of up to 255 characters, followed by data. */
final class Command {
  static final String SOCKET_TYPE = "socket-type";
  static final String IDENTITY = "identity";
  private static final int LONGEST_IDENTITY = 255;

  private Command() {}

  /** Returns the name and positions the buffer at the data. */
  static String name(ByteBuffer command) throws ZmtpException {
    return new String(shortBytes(command), US_ASCII);
  }

  static byte[] bytes(String name, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(1 + name.length() + data.length);
    return out.put((byte) name.length()).put(name.getBytes(US_ASCII)).put(data).array();
  }

  /** Returns the property that every handshake requires, as a READY command contains it. */
  static byte[] properties(SocketType type) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    put(properties, "Socket-Type", type.name().getBytes(US_ASCII));
    return properties.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, String name, byte[] value) {
    out.write(name.length());
    out.writeBytes(name.getBytes(US_ASCII));
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
  }

  /** Returns the properties of a peer by lower-case name. */
  static Map<String, byte[]> properties(ByteBuffer data) throws ZmtpException {
    Map<String, byte[]> properties = new HashMap<>();
    while (data.hasRemaining()) {
      String name = new String(shortBytes(data), US_ASCII).toLowerCase(Locale.ROOT);
      if (data.remaining() < Integer.BYTES) {
        throw new ZmtpException("the properties are truncated");
      }
      properties.put(name, bytes(data, data.getInt()));
    }
    return properties;
  }

  /** Returns the identity that the peer has announced, or an empty one. */
  static byte[] identity(Map<String, byte[]> properties) throws ZmtpException {
    byte[] identity = properties.getOrDefault(IDENTITY, new byte[0]);
    if (identity.length > LONGEST_IDENTITY || (identity.length > 0 && identity[0] == 0)) {
      throw new ZmtpException(
          "expected an identity of at most 255 bytes that does not begin with a zero byte,"
              + " but got another one");
    }
    return identity;
  }

  private static byte[] shortBytes(ByteBuffer from) throws ZmtpException {
    return bytes(from, from.hasRemaining() ? from.get() & 0xff : 0);
  }

  private static byte[] bytes(ByteBuffer from, int length) throws ZmtpException {
    if (length < 0 || length > from.remaining()) {
      throw new ZmtpException("a command is truncated");
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
