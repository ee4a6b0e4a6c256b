package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The client's end of CURVE; see {@link CurveServer} for the commands. */
final class CurveClient extends CurveMechanism {
  private final CurveKeys longTerm = CurveKeys.generate();
  private final byte[] serverKey;
  private Optional<CurveBox> agreed = Optional.empty();

  /** Knows the server's public key. */
  CurveClient(byte[] serverKey, SocketType type, int mostFrames) {
    super(type, mostFrames);
    this.serverKey = serverKey;
  }

  @Override
  public byte[] greeting() {
    return Greeting.encode(name(), 0);
  }

  @Override
  public Optional<byte[]> begin() {
    try {
      byte[] nonce = number(1);
      byte[] sealed =
          withServer().seal(CurveBox.nonce("CurveZMQHELLO---", nonce), new byte[HELLO_CONTENT]);
      byte[] version = {1, 0};
      byte[] key = transientKeys.publicKey();
      byte[] hello = join(version, new byte[HELLO_PADDING], key, nonce, sealed);
      return Optional.of(Command.bytes("HELLO", hello));
    } catch (ZmtpException e) {
      throw new IllegalArgumentException("the server's key is not a public key", e);
    }
  }

  private CurveBox withServer() throws ZmtpException {
    return new CurveBox(serverKey, transientKeys.secretKey());
  }

  @Override
  public Answer answer(ByteBuffer command) throws ZmtpException {
    return agreed.isEmpty() ? initiate(command) : finish(command, agreed.get());
  }

  private Answer initiate(ByteBuffer welcome) throws ZmtpException {
    require("WELCOME", LONG_NONCE + CurveKeys.BYTES + COOKIE + CurveBox.OVERHEAD, welcome);
    byte[] nonce = CurveBox.nonce("WELCOME-", take(welcome, LONG_NONCE));
    byte[] content = withServer().open(nonce, take(welcome, welcome.remaining()));
    ByteBuffer opened = ByteBuffer.wrap(content);
    byte[] theirs = take(opened, CurveKeys.BYTES);
    byte[] cookie = take(opened, COOKIE);
    CurveBox box = new CurveBox(theirs, transientKeys.secretKey());
    agreed = Optional.of(box);
    byte[] own = number(2);
    byte[] promise = join(longTerm.publicKey(), vouch(theirs), Command.properties(type));
    byte[] sealed = box.seal(CurveBox.nonce("CurveZMQINITIATE", own), promise);
    byte[] initiate = Command.bytes("INITIATE", join(cookie, own, sealed));
    return new Answer(Optional.of(initiate), Optional.empty());
  }

  private byte[] vouch(byte[] theirs) throws ZmtpException {
    byte[] nonce = CurveKeys.randomBytes(LONG_NONCE);
    byte[] sealed =
        new CurveBox(theirs, longTerm.secretKey())
            .seal(CurveBox.nonce("VOUCH---", nonce), join(transientKeys.publicKey(), serverKey));
    return join(nonce, sealed);
  }

  private Answer finish(ByteBuffer ready, CurveBox box) throws ZmtpException {
    require("READY", Long.BYTES + CurveBox.OVERHEAD, ready);
    byte[] nonce = take(ready, Long.BYTES);
    byte[] content =
        box.open(CurveBox.nonce("CurveZMQREADY---", nonce), take(ready, ready.remaining()));
    long number = ByteBuffer.wrap(nonce).getLong();
    start(new CurveTraffic(box, CLIENT_PREFIX, SERVER_PREFIX, 2, number, mostFrames));
    return new Answer(Optional.empty(), Optional.of(Command.properties(ByteBuffer.wrap(content))));
  }
}
