package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The first 64 bytes that each side of a connection sends.
 *
 * <pre>
 * signature  FF, 8 bytes of padding, 7F
 * version    3, 1
 * mechanism  20 bytes: such as "NULL", padded with zeros
 * as-server  1 byte
 * filler     31 zeros
 * </pre>
 */
final class Greeting {
  static final int BYTES = 64;
  private static final int SIGNATURE_END = 9;
  private static final int MAJOR = 10;
  private static final int MINOR = 11;
  private static final int MECHANISM = 12;
  private static final int MECHANISM_END = 32;
  private static final int AS_SERVER = 32;

  private Greeting() {}

  static byte[] encode(String mechanism, int asServer) {
    byte[] greeting = new byte[BYTES];
    greeting[0] = (byte) 0xff;
    greeting[SIGNATURE_END] = 0x7f;
    greeting[MAJOR] = 3;
    greeting[MINOR] = 1;
    System.arraycopy(padded(mechanism), 0, greeting, MECHANISM, MECHANISM_END - MECHANISM);
    greeting[AS_SERVER] = (byte) asServer;
    return greeting;
  }

  private static byte[] padded(String mechanism) {
    return Arrays.copyOf(mechanism.getBytes(US_ASCII), MECHANISM_END - MECHANISM);
  }

  /** Checks the bytes received so far, so that another protocol is detected at once. */
  static void checkStart(byte[] greeting, int length, String mechanism) throws ZmtpException {
    boolean signed =
        greeting[0] == (byte) 0xff
            && (length <= SIGNATURE_END || (greeting[SIGNATURE_END] & 1) == 1);
    if (!signed) {
      throw new ZmtpException("expected a ZMTP greeting but got another protocol");
    }
    if (length > MAJOR && greeting[MAJOR] < 3) {
      throw new ZmtpException("expected ZMTP 3.0 or newer but got " + greeting[MAJOR]);
    }
    if (length == BYTES
        && !Arrays.equals(greeting, MECHANISM, MECHANISM_END, padded(mechanism), 0, 20)) {
      throw new ZmtpException(
          "expected the security mechanism " + mechanism + " but got another one");
    }
  }
}
