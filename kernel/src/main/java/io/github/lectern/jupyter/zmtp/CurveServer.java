package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * The server's end of CURVE. It admits every client that knows the server's public key, with the
 * keys S, s (server), C, c (client) and, for this connection only, S', s', C', c':
 *
 * <pre>
 * client: HELLO     C', box[64 zeros](C'->S)
 * server: WELCOME   box[S', cookie](S->C')
 * client: INITIATE  cookie, box[C, vouch, properties](C'->S'), where vouch = box[C', S](C->S')
 * server: READY     box[properties](S'->C')
 * </pre>
 *
 * <p>Since the server keeps the state of a connection anyway, the cookie is a random token.
 */
final class CurveServer extends CurveMechanism {
  private final CurveKeys keys;
  private final byte[] cookie = CurveKeys.randomBytes(COOKIE);
  private Optional<byte[]> client = Optional.empty();
  private long clientNonce;

  CurveServer(CurveKeys keys, SocketType type, int mostFrames) {
    super(type, mostFrames);
    this.keys = keys;
  }

  @Override
  public byte[] greeting() {
    return Greeting.encode(name(), 1);
  }

  @Override
  public Optional<byte[]> begin() {
    return Optional.empty();
  }

  @Override
  public Answer answer(ByteBuffer command) throws ZmtpException {
    return client.isEmpty() ? welcome(command) : ready(command, client.get());
  }

  private Answer welcome(ByteBuffer hello) throws ZmtpException {
    int bytes = 2 + HELLO_PADDING + CurveKeys.BYTES + Long.BYTES + HELLO_CONTENT;
    require("HELLO", bytes + CurveBox.OVERHEAD, hello);
    if (hello.get() != 1 || hello.get() != 0) {
      throw new ZmtpException("expected version 1.0 of CURVE but got another one");
    }
    hello.position(hello.position() + HELLO_PADDING);
    byte[] key = take(hello, CurveKeys.BYTES);
    CurveBox box = new CurveBox(key, keys.secretKey());
    byte[] nonce = take(hello, Long.BYTES);
    byte[] zeros =
        box.open(CurveBox.nonce("CurveZMQHELLO---", nonce), take(hello, hello.remaining()));
    if (!MessageDigest.isEqual(zeros, new byte[HELLO_CONTENT])) {
      throw new ZmtpException("malformed HELLO");
    }
    clientNonce = ByteBuffer.wrap(nonce).getLong();
    client = Optional.of(key);
    byte[] own = CurveKeys.randomBytes(LONG_NONCE);
    byte[] content = join(transientKeys.publicKey(), cookie);
    byte[] sealed = box.seal(CurveBox.nonce("WELCOME-", own), content);
    return new Answer(Optional.of(Command.bytes("WELCOME", join(own, sealed))), Optional.empty());
  }

  private Answer ready(ByteBuffer initiate, byte[] clientKey) throws ZmtpException {
    require("INITIATE", COOKIE + Long.BYTES, initiate);
    if (!MessageDigest.isEqual(cookie, take(initiate, COOKIE))) {
      throw new ZmtpException("INITIATE has another connection's cookie");
    }
    byte[] nonce = take(initiate, Long.BYTES);
    long number = ByteBuffer.wrap(nonce).getLong();
    if (Long.compareUnsigned(number, clientNonce) <= 0) {
      throw new ZmtpException("a CURVE nonce was used twice");
    }
    CurveBox box = new CurveBox(clientKey, transientKeys.secretKey());
    byte[] content =
        box.open(CurveBox.nonce("CurveZMQINITIATE", nonce), take(initiate, initiate.remaining()));
    Map<String, byte[]> properties = vouchedFor(ByteBuffer.wrap(content), clientKey);
    byte[] own = number(1);
    byte[] sealed = box.seal(CurveBox.nonce("CurveZMQREADY---", own), Command.properties(type));
    start(new CurveTraffic(box, SERVER_PREFIX, CLIENT_PREFIX, 1, number, mostFrames));
    return new Answer(
        Optional.of(Command.bytes("READY", join(own, sealed))), Optional.of(properties));
  }

  /** Returns the properties if the client's long-term key vouches for its transient one. */
  private Map<String, byte[]> vouchedFor(ByteBuffer content, byte[] clientKey)
      throws ZmtpException {
    if (content.remaining() < CurveKeys.BYTES + LONG_NONCE + VOUCH_BOX) {
      throw new ZmtpException("malformed INITIATE");
    }
    CurveBox box = new CurveBox(take(content, CurveKeys.BYTES), transientKeys.secretKey());
    byte[] nonce = CurveBox.nonce("VOUCH---", take(content, LONG_NONCE));
    byte[] vouch = box.open(nonce, take(content, VOUCH_BOX));
    if (!MessageDigest.isEqual(vouch, join(clientKey, keys.publicKey()))) {
      throw new ZmtpException("INITIATE vouches for other keys");
    }
    return Command.properties(content);
  }
}
