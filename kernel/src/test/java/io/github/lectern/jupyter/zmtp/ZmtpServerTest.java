package io.github.lectern.jupyter.zmtp;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.longHeader;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.subscribe;
import static io.github.lectern.jupyter.zmtp.RawPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte that the peers send and expect here is written by hand from RFC 37. */
@Tag("slow")
@Timeout(60)
class ZmtpServerTest {
  private static final String SERVER_READY =
      "041c" + "055245414459" + "0b536f636b65742d54797065" + "00000006" + "524f55544552";
  private static final int READY_BYTES = SERVER_READY.length() / 2;
  private static final Limits LIMITS =
      new Limits(1000, 2000, 2000, 3, Duration.ofMillis(1500), 100_000);
  private static final int CLOSED_MS = 10_000;
  private static final long MORE_THAN_SOCKETS_HOLD = 100L << 20;

  private final Queue<IOException> dropped = new ConcurrentLinkedQueue<>();
  private ZmtpServer server;
  private int router;
  private int publisher;
  private Thread thread;
  private volatile boolean ending;

  /** The router echoes; the publisher publishes each topic that is subscribed to. */
  @BeforeEach
  void start() throws IOException {
    server = new ZmtpServer(1 << 20, dropped::add);
    router = freePort();
    server.bindRouter(address(router), LIMITS, Peer::send);
    publisher = freePort();
    List<Listener> listeners = new ArrayList<>();
    listeners.add(
        server.bindPublisher(
            address(publisher),
            LIMITS,
            (peer, topic) ->
                Listener.publish(List.of(topic, text("!")), listeners.get(0).subscribers(topic))));
    thread =
        new Thread(
            () -> {
              while (!ending) {
                server.poll(1000);
              }
            });
    thread.start();
  }

  @AfterEach
  void stop() throws Exception {
    ending = true;
    server.wakeUp();
    thread.join();
    server.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private RawPeer dealer() throws IOException {
    RawPeer peer = new RawPeer(router).send(greeting(), ready("DEALER", ""));
    peer.read(64 + READY_BYTES);
    return peer;
  }

  private void assertServes() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(0, text("ping")));
      assertThat(peer.read(6)).isEqualTo(hex("0004" + "70696e67"));
    }
  }

  @Test
  void the_handshake_is_a_greeting_and_a_ready_command() throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(greeting());
      assertThat(peer.read(64)).isEqualTo(greeting());
      assertThat(peer.read(READY_BYTES)).isEqualTo(hex(SERVER_READY));
    }
  }

  @Test
  void a_stream_may_arrive_byte_by_byte() throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      for (byte[] part :
          List.of(greeting(), ready("DEALER", "me"), frame(1, text("a")), frame(0, text("b")))) {
        for (byte b : part) {
          peer.send(new byte[] {b});
        }
      }
      peer.read(64 + READY_BYTES);
      assertThat(peer.read(6)).isEqualTo(hex("010161" + "000162"));
    }
  }

  @Test
  void echoes_messages_of_several_frames() throws IOException {
    byte[] large = new byte[700];
    try (RawPeer peer = dealer()) {
      peer.send(frame(1, new byte[0]), frame(1, large), frame(0, text("end")));
      assertThat(peer.read(2)).isEqualTo(hex("0100"));
      assertThat(peer.read(9)).isEqualTo(longHeader(1, 700));
      assertThat(peer.read(700)).isEqualTo(large);
      assertThat(peer.read(5)).isEqualTo(hex("0003" + "656e64"));
    }
  }

  @Test
  void a_ping_is_answered_with_its_context() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(4, hex("0450494e47" + "0064" + "cafe")));
      assertThat(peer.read(9)).isEqualTo(hex("0407" + "04504f4e47" + "cafe"));
    }
  }

  @Test
  void a_command_of_a_newer_version_is_ignored() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(4, hex("034e4557" + "00")), frame(0, text("x")));
      assertThat(peer.read(3)).isEqualTo(hex("000178"));
    }
  }

  @Test
  void subscriptions_come_as_commands_or_as_messages_and_can_be_cancelled() throws IOException {
    try (RawPeer commands = new RawPeer(publisher);
        RawPeer messages = new RawPeer(publisher)) {
      commands.send(greeting(), ready("SUB", ""), subscribe(text("ab")));
      commands.read(64 + READY_BYTES - 2);
      assertThat(commands.read(7)).isEqualTo(hex("01026162" + "000121"));

      messages.send(greeting(), ready("SUB", ""), frame(0, hex("01616263")));
      messages.read(64 + READY_BYTES - 2);
      assertThat(messages.read(8)).isEqualTo(hex("0103616263" + "000121"));
      assertThat(commands.read(8)).isEqualTo(hex("0103616263" + "000121"));

      commands.send(frame(4, hex("0643414e43454c" + "6162")), subscribe(text("x")));
      assertThat(commands.read(6)).isEqualTo(hex("010178" + "000121"));
      messages.send(frame(0, hex("0161626364")));
      assertThat(messages.read(9)).isEqualTo(hex("010461626364" + "000121"));
      commands.send(subscribe(text("y")));
      assertThat(commands.read(6)).as("nothing for abcd before it").isEqualTo(hex("010179000121"));
    }
  }

  @Test
  void too_many_topics_close_the_connection() throws IOException {
    try (RawPeer peer = new RawPeer(publisher)) {
      peer.send(greeting(), ready("SUB", ""));
      for (int i = 0; i < Subscriptions.MOST; i++) {
        peer.send(subscribe(text("topic " + i)));
      }
      assertThat(peer.isClosedWithin(500)).isFalse();
      peer.send(subscribe(text("one more")));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02ffffffffffffffff", // a negative length
        "027fffffffffffffff", // the longest length
        "0200000000000003e9", // 1,001 bytes
        "08016100", // an unknown flag
        "050161", // a command of several frames
        "04020550", // a command whose name is cut off
        "01000100010001000000", // more than three frames
        "0406" + "0450494e47" + "00", // PING without its TTL
        "0419" + "0450494e47" + "0000" + "0000000000000000000000000000000000" + "00", // 17 bytes
        "0406" + "054552524f52", // ERROR
      })
  void a_protocol_violation_closes_only_its_connection(String bytes) throws IOException {
    try (RawPeer other = dealer();
        RawPeer peer = dealer()) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
      other.send(frame(0, text("ping")));
      assertThat(other.read(6)).isEqualTo(hex("000470696e67"));
    }
    assertThat(dropped).isNotEmpty();
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "47455420", // GET
        "ff000000000000000000", // no signature
        "ff00000000000000007f01", // ZMTP 1
        "ff00000000000000007f0300504c41494e00000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000", // PLAIN
      })
  void anything_but_a_greeting_closes_the_connection(String bytes) throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(1000)).isTrue();
    }
    assertServes();
  }

  @Test
  void sockets_of_the_wrong_type_are_refused() throws IOException {
    for (byte[] first :
        List.of(ready("SUB", ""), ready("PUB", ""), ready("", ""), frame(0, text("no READY")))) {
      try (RawPeer peer = new RawPeer(router)) {
        peer.send(greeting(), first);
        assertThat(peer.isClosedWithin(1000)).isTrue();
      }
    }
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "ff00000000000000007f0301"})
  void ends_an_unfinished_handshake(String bytes) throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }

  @Test
  void does_not_read_from_a_peer_that_does_not_read() throws Exception {
    byte[] message = frame(0, new byte[900]);
    AtomicLong sent = new AtomicLong();
    try (RawPeer peer = dealer()) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  while (sent.get() < MORE_THAN_SOCKETS_HOLD) {
                    peer.send(message);
                    sent.addAndGet(message.length);
                  }
                } catch (IOException e) {
                  sent.addAndGet(0); // closed below
                }
              });
      sender.start();
      sender.join(3000);
      assertThat(sender.isAlive()).isTrue();
      assertServes();
    }
  }

  @Test
  void a_full_server_drops_silent_peers_for_new_ones() throws IOException {
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < Listener.MAX_PEERS; i++) {
      silent.add(dealer());
    }
    assertServes();
    assertThat(silent.get(0).isClosedWithin(CLOSED_MS)).isTrue();
    for (RawPeer peer : silent) {
      peer.close();
    }
  }

  @Test
  void a_port_in_use_is_reported() throws IOException {
    try (ZmtpServer other = new ZmtpServer(1 << 20, dropped::add)) {
      assertThatThrownBy(() -> other.bindRouter(address(router), LIMITS, Peer::send))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void client_and_server_exchange_messages() throws IOException {
    Duration patience = Duration.ofSeconds(10);
    try (ZmtpClient client = ZmtpClient.connect(address(router), SocketType.DEALER, patience);
        ZmtpClient subscriber = ZmtpClient.connect(address(publisher), SocketType.SUB, patience)) {
      client.send(List.of(text("a"), new byte[900]), patience);
      assertThat(client.receive(patience)).containsExactly(text("a"), new byte[900]);
      subscriber.subscribe(text("t"), patience);
      assertThat(subscriber.receive(patience)).containsExactly(text("t"), text("!"));
    }
  }
}
