package io.github.lectern.jupyter.zmtp;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests both ends of CURVE with the keys of libzmq's page zmq_curve. {@code LibzmqIT} tests the
 * server with libzmq.
 */
@Tag("slow")
@Timeout(60)
class CurveTest extends EchoingServer {
  private static final String PUBLIC = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
  private static final String SECRET = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6";
  private static final String OTHER_PUBLIC = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";
  private static final String OTHER_SECRET = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs";
  private static final CurveKeys KEYS = CurveKeys.ofZ85(PUBLIC, SECRET);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Override
  Optional<CurveKeys> keys() {
    return Optional.of(KEYS);
  }

  private static ZmtpClient connect(int port, SocketType type, CurveKeys server)
      throws IOException {
    return ZmtpClient.connect(address(port), type, TIMEOUT, Optional.of(server));
  }

  private void assertServesEncrypted() throws IOException {
    try (ZmtpClient client = connect(router, SocketType.DEALER, KEYS)) {
      for (String content : List.of("one", "two", "x".repeat(900))) {
        client.send(List.of(text("first"), text(content)), TIMEOUT);
        assertThat(client.receive(TIMEOUT)).containsExactly(text("first"), text(content));
      }
    }
  }

  /** Waits for the report of a dropped connection, which follows its end. */
  private void awaitDropped(String reason) throws InterruptedException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (dropped.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(dropped).anyMatch(e -> e.getMessage().contains(reason));
  }

  @Test
  void messages_are_echoed() throws IOException {
    assertServesEncrypted();
  }

  @Test
  void a_subscriber_receives_what_is_published() throws IOException {
    try (ZmtpClient client = connect(publisher, SocketType.SUB, KEYS)) {
      client.subscribe(text("topic"), TIMEOUT);
      assertThat(client.receive(TIMEOUT)).containsExactly(text("topic"), text("!"));
    }
  }

  @Test
  void a_client_with_another_server_key_is_refused() throws Exception {
    CurveKeys other = CurveKeys.ofZ85(OTHER_PUBLIC, OTHER_SECRET);
    assertThatThrownBy(() -> connect(router, SocketType.DEALER, other))
        .isInstanceOf(EOFException.class);
    awaitDropped("does not match the keys");
    assertServesEncrypted();
  }

  @Test
  void a_client_without_encryption_is_refused() throws Exception {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(greeting(), ready("DEALER", ""), frame(0, text("hello")));
      assertThat(peer.isClosedWithin(10_000)).isTrue();
    }
    awaitDropped("the security mechanism CURVE");
    assertServesEncrypted();
  }

  /** With the key 0, the common key does not depend on the server's key. */
  @Test
  void a_client_that_avoids_the_server_key_is_refused() throws Exception {
    byte[] zero = new byte[32];
    byte[] common = new byte[32];
    curve25519xsalsa20poly1305.crypto_box_beforenm(common, zero, hex("77".repeat(32)));
    byte[] box = new byte[32 + 64];
    byte[] nonce = ByteBuffer.allocate(24).put(text("CurveZMQHELLO---")).putLong(1).array();
    curve25519xsalsa20poly1305.crypto_box_afternm(box, new byte[96], 96, nonce, common);
    ByteBuffer hello = ByteBuffer.allocate(200).put((byte) 5).put(text("HELLO"));
    hello.put((byte) 1).put((byte) 0).put(new byte[72]).put(zero).putLong(1).put(box, 16, 80);
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(curveGreeting(), frame(4, hello.array()));
      assertThat(peer.isClosedWithin(20_000)).isTrue();
    }
    awaitDropped("a point of low order");
  }

  @Test
  void garbage_instead_of_a_handshake_ends_only_its_own_connection() throws IOException {
    Random random = new Random(3);
    for (String name : List.of("HELLO", "INITIATE", "MESSAGE", "READY", "")) {
      for (int length : new int[] {0, 1, 100, 194, 700}) {
        byte[] garbage = new byte[length];
        random.nextBytes(garbage);
        try (RawPeer peer = new RawPeer(router)) {
          peer.send(curveGreeting(), frame(4, Command.bytes(name, garbage)));
          assertThat(peer.isClosedWithin(20_000)).as(name + " " + length).isTrue();
        }
      }
    }
    assertServesEncrypted();
    assertThat(dropped)
        .hasSize(25)
        .noneMatch(e -> e.getMessage().equals("the handshake took too long"));
  }

  @Test
  void a_message_cannot_be_replayed_or_changed() throws IOException {
    CurveKeys one = CurveKeys.generate();
    CurveKeys two = CurveKeys.generate();
    CurveTraffic sender = traffic(new CurveBox(two.publicKey(), one.secretKey()), "S", "C");
    CurveTraffic receiver = traffic(new CurveBox(one.publicKey(), two.secretKey()), "C", "S");
    byte[] encoded = sender.encode(List.of(text("hello"))).array();
    byte[] sealed = Arrays.copyOfRange(encoded, 2, encoded.length);
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;
    assertThatThrownBy(() -> receiver.decode(changed, 100, new Ignored()))
        .hasMessageContaining("does not match the keys");
    receiver.decode(sealed, 100, new Ignored());
    assertThatThrownBy(() -> receiver.decode(sealed, 100, new Ignored()))
        .hasMessageContaining("used twice");
  }

  private static CurveTraffic traffic(CurveBox box, String own, String their) {
    return new CurveTraffic(box, "CurveZMQMESSAGE" + own, "CurveZMQMESSAGE" + their, 1, 1, 3);
  }

  private static byte[] curveGreeting() {
    return hex("ff00000000000000007f" + "0301" + "4355525645" + "00".repeat(15 + 1 + 31));
  }

  @Test
  void keys_that_are_no_pair_are_refused() {
    assertThatThrownBy(() -> CurveKeys.ofZ85(PUBLIC, OTHER_SECRET))
        .hasMessage("the public CURVE key does not belong to the secret key");
    assertThatThrownBy(() -> CurveKeys.ofZ85(PUBLIC, "short"))
        .hasMessage("expected a secret CURVE key of 40 characters but got 5");
    assertThatThrownBy(() -> CurveKeys.ofZ85(PUBLIC, "#".repeat(40)))
        .hasMessage("the secret CURVE key is not Z85");
  }

  private record Ignored() implements FrameDecoder.Sink {
    @Override
    public void greeting(byte[] greeting) {}

    @Override
    public void command(ByteBuffer command) {}

    @Override
    public void message(List<byte[]> frames) {}
  }
}
