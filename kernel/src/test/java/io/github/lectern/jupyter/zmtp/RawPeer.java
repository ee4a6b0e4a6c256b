package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.HexFormat;

/** A peer that sends bytes written by hand from RFC 37, and no others. */
public final class RawPeer implements AutoCloseable {
  private final Socket socket;

  public RawPeer(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** FF, padding, 7F, version 3.1, "NULL", not as a server, filler. */
  public static byte[] greeting() {
    return hex("ff00000000000000007f" + "0301" + "4e554c4c" + "00".repeat(16 + 1 + 31));
  }

  /** A READY command of a socket of this type and identity. */
  public static byte[] ready(String type, String identity) {
    byte[] body =
        written(
            out -> {
              out.writeByte(5);
              out.writeBytes("READY");
              out.writeByte(11);
              out.writeBytes("Socket-Type");
              out.writeInt(type.length());
              out.writeBytes(type);
              out.writeByte(8);
              out.writeBytes("Identity");
              out.writeInt(identity.length());
              out.writeBytes(identity);
            });
    return frame(0x04, body);
  }

  /** A SUBSCRIBE command. */
  public static byte[] subscribe(byte[] topic) {
    return frame(
        0x04,
        written(
            out -> {
              out.writeByte(9);
              out.writeBytes("SUBSCRIBE");
              out.write(topic);
            }));
  }

  /** A frame with these flags, to which that of a long frame is added where it is needed. */
  public static byte[] frame(int flags, byte[] body) {
    return written(
        out -> {
          if (body.length < 256) {
            out.writeByte(flags);
            out.writeByte(body.length);
          } else {
            out.writeByte(flags | 0x02);
            out.writeLong(body.length);
          }
          out.write(body);
        });
  }

  /** The header of a long frame that claims this many bytes. */
  public static byte[] longHeader(int flags, long size) {
    return written(
        out -> {
          out.writeByte(flags | 0x02);
          out.writeLong(size);
        });
  }

  public static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }

  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @FunctionalInterface
  private interface Writing {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Sends all of it. */
  public RawPeer send(byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      socket.getOutputStream().write(part);
    }
    return this;
  }

  /** Its socket, which a test may close while another thread sends. */
  public Socket socket() {
    return socket;
  }

  /** Ends what is sent; what comes back can still be read. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads exactly this many bytes. */
  public byte[] read(int count) throws IOException {
    socket.setSoTimeout(20_000);
    return socket.getInputStream().readNBytes(count);
  }

  /** Returns whether the server ends the connection within a time; what it sends is skipped. */
  public boolean isClosedWithin(int milliseconds) throws IOException {
    socket.setSoTimeout(milliseconds);
    try {
      while (socket.getInputStream().read(new byte[4096]) >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true; // reset: the server has closed a connection on which more had arrived
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
