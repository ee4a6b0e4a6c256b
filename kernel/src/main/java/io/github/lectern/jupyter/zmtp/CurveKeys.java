package io.github.lectern.jupyter.zmtp;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * A pair of Curve25519 keys. Connection files contain them in Z85: five characters for each four
 * bytes.
 *
 * @see <a href="https://rfc.zeromq.org/spec/32/">32/Z85</a>
 */
public final class CurveKeys {
  static final int BYTES = 32;
  private static final int Z85_LENGTH = 40;
  private static final int GROUP = 5;
  private static final String Z85 =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] publicKey;
  private final byte[] secretKey;

  private CurveKeys(byte[] secretKey) {
    this.secretKey = secretKey;
    this.publicKey = new byte[BYTES];
    curve25519xsalsa20poly1305.crypto_box_getpublickey(publicKey, secretKey);
  }

  static CurveKeys generate() {
    return new CurveKeys(randomBytes(BYTES));
  }

  /**
   * Returns the pair with the given keys.
   *
   * @throws IllegalArgumentException if one is not a key in Z85, or if they are not a pair
   */
  public static CurveKeys ofZ85(String publicKey, String secretKey) {
    CurveKeys keys = new CurveKeys(decode(secretKey, "secret"));
    if (!MessageDigest.isEqual(keys.publicKey, decode(publicKey, "public"))) {
      throw new IllegalArgumentException("the public CURVE key does not belong to the secret key");
    }
    return keys;
  }

  private static byte[] decode(String text, String kind) {
    if (text.length() != Z85_LENGTH) {
      throw new IllegalArgumentException(
          "expected a %s CURVE key of %d characters but got %d"
              .formatted(kind, Z85_LENGTH, text.length()));
    }
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    for (int start = 0; start < Z85_LENGTH; start += GROUP) {
      long group = 0;
      for (char digit : text.substring(start, start + GROUP).toCharArray()) {
        group = group * Z85.length() + Z85.indexOf(digit);
        if (Z85.indexOf(digit) < 0 || group > 0xffff_ffffL) {
          throw new IllegalArgumentException("the " + kind + " CURVE key is not Z85");
        }
      }
      bytes.putInt((int) group);
    }
    return bytes.array();
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  byte[] publicKey() {
    return publicKey;
  }

  byte[] secretKey() {
    return secretKey;
  }
}
