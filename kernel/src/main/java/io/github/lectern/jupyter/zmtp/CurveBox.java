package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.neilalexander.jnacl.crypto.curve25519;
import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import com.neilalexander.jnacl.crypto.hsalsa20;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * NaCl's box: encrypts and authenticates between two keys, with Curve25519, XSalsa20 and Poly1305.
 */
final class CurveBox {
  /** How much longer a box is than its content. */
  static final int OVERHEAD = 16;

  private static final int NONCE = 24;
  private static final int PLAIN_PADDING = 32;
  private static final int BOX_PADDING = 16;

  private static final int HSALSA_INPUT = 16;
  private static final byte[] SIGMA = "expand 32-byte k".getBytes(US_ASCII);

  /** 2^255 - 19, which jnacl returns where the product is 0. */
  private static final byte[] PRIME =
      HexFormat.of().parseHex("ed" + "ff".repeat(CurveKeys.BYTES - 2) + "7f");

  private final byte[] key = new byte[CurveKeys.BYTES];

  /**
   * Computes the common key.
   *
   * @throws ZmtpException if the public key is one that makes the common key predictable
   */
  CurveBox(byte[] theirPublicKey, byte[] ownSecretKey) throws ZmtpException {
    byte[] product = new byte[CurveKeys.BYTES];
    curve25519.crypto_scalarmult(product, ownSecretKey, theirPublicKey);
    if (MessageDigest.isEqual(product, new byte[CurveKeys.BYTES])
        || MessageDigest.isEqual(product, PRIME)) {
      throw new ZmtpException("expected a public key but got a point of low order");
    }
    hsalsa20.crypto_core(key, new byte[HSALSA_INPUT], product, SIGMA);
  }

  /** Returns a nonce of a prefix and a suffix, together 24 bytes. */
  static byte[] nonce(String prefix, byte[] suffix) {
    return ByteBuffer.allocate(NONCE).put(prefix.getBytes(US_ASCII)).put(suffix).array();
  }

  byte[] seal(byte[] nonce, byte[] plain) {
    byte[] padded = new byte[PLAIN_PADDING + plain.length];
    System.arraycopy(plain, 0, padded, PLAIN_PADDING, plain.length);
    byte[] box = new byte[padded.length];
    curve25519xsalsa20poly1305.crypto_box_afternm(box, padded, box.length, nonce, key);
    return Arrays.copyOfRange(box, BOX_PADDING, box.length);
  }

  /**
   * Returns the content of a box.
   *
   * @throws ZmtpException if other keys or another nonce sealed it, or it was changed
   */
  byte[] open(byte[] nonce, byte[] box) throws ZmtpException {
    byte[] padded = new byte[BOX_PADDING + box.length];
    System.arraycopy(box, 0, padded, BOX_PADDING, box.length);
    byte[] plain = new byte[padded.length];
    int failed =
        box.length < OVERHEAD
            ? -1
            : curve25519xsalsa20poly1305.crypto_box_open_afternm(
                plain, padded, plain.length, nonce, key);
    if (failed != 0) {
      throw new ZmtpException("a CURVE box does not match the keys");
    }
    return Arrays.copyOfRange(plain, PLAIN_PADDING, plain.length);
  }
}
