package io.github.lectern.jupyter;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.longHeader;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.AllTests;
import io.github.lectern.jupyter.zmtp.RawPeer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs on this machine that do not know the key can neither silence a kernel nor fill it. */
@Tag("slow")
@Timeout(240)
class UnauthenticatedPeersTest {
  private static final int CLOSED_MS = 10_000;
  private static final long CLAIMED = 64L << 20;
  private static final int FLOOD_SECONDS = AllTests.requested() ? 5 : 2;

  private KernelProcess kernel;

  @BeforeEach
  void start() throws IOException {
    kernel =
        KernelProcess.start(
            new Launcher(Jdk.ofThisJvm(), List.of("-Xmx300m", "-XX:MaxDirectMemorySize=100m")));
  }

  @AfterEach
  void stop() throws IOException {
    kernel.close();
  }

  private void assertAnswers() {
    assertThat(kernel.execute("1 + 1").text()).isEqualTo("2");
    assertThat(kernel.echo("alive?")).isEqualTo("alive?");
  }

  private RawPeer dealer() throws IOException {
    return new RawPeer(kernel.port("shell")).send(greeting(), ready("DEALER", ""));
  }

  @Test
  void an_impossible_frame_length_closes_the_connection_and_nothing_else() throws IOException {
    for (String channel : List.of("shell", "control", "stdin", "heartbeat", "iopub")) {
      try (RawPeer peer = new RawPeer(kernel.port(channel))) {
        peer.send(greeting(), hex("02ffffffffffffffff"));
        assertThat(peer.isClosedWithin(CLOSED_MS)).as(channel).isTrue();
      }
      assertAnswers();
    }
  }

  @Test
  void a_long_topic_closes_the_connection_and_nothing_else() throws IOException {
    for (int length : new int[] {5_000, 60_000, 10_000_000}) {
      byte[] topic = new byte[1 + length];
      topic[0] = 1;
      try (RawPeer peer = new RawPeer(kernel.port("iopub"))) {
        sendUntilClosed(peer, greeting(), ready("SUB", ""), frame(0, topic));
        assertThat(peer.isClosedWithin(CLOSED_MS)).as("%d bytes", length).isTrue();
      }
      assertAnswers();
    }
  }

  @Test
  void frames_that_are_claimed_but_not_sent_take_no_memory() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      peers.add(dealer().send(longHeader(0, CLAIMED), new byte[10]));
    }
    assertAnswers();
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  @Test
  void unfinished_messages_of_many_connections_are_bounded_in_total() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      peers.add(dealer());
      sendUntilClosed(peers.get(i), longHeader(0, CLAIMED), new byte[(int) CLAIMED - 1]);
      assertAnswers();
    }
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  @Test
  void an_endless_message_closes_the_connection_and_nothing_else() throws IOException {
    byte[] more = frame(1, new byte[1 << 20]);
    try (RawPeer peer = dealer()) {
      for (int i = 0; i < 1000; i++) {
        sendUntilClosed(peer, more);
      }
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
    assertAnswers();
  }

  /** The answers to PING are short, so that what they take is mostly their places in a queue. */
  @Test
  void bounds_answers_that_are_never_read() throws Exception {
    flood(8, "shell", repeated(frame(4, hex("0450494e47" + "0000"))));
  }

  @Test
  void small_messages_of_many_connections_do_not_keep_others_waiting() throws Exception {
    flood(30, "shell", repeated(frame(0, new byte[1])));
  }

  @Test
  void beats_of_many_connections_do_not_suppress_those_of_others() throws Exception {
    flood(30, "heartbeat", repeated(frame(0, new byte[0])));
  }

  private static byte[] repeated(byte[] bytes) {
    ByteBuffer many = ByteBuffer.allocate(bytes.length * 5000);
    while (many.hasRemaining()) {
      many.put(bytes);
    }
    return many.array();
  }

  /**
   * Connections that send for some seconds, and never read; each is made again when it is closed.
   */
  private void flood(int connections, String channel, byte[] bytes) throws Exception {
    int port = kernel.port(channel);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicLong sent = new AtomicLong();
    List<Socket> open = new CopyOnWriteArrayList<>();
    for (int i = 0; i < connections; i++) {
      Thread sender =
          new Thread(
              () -> {
                while (!ended.get()) {
                  try (RawPeer peer = new RawPeer(port)) {
                    open.add(peer.socket());
                    peer.send(greeting(), ready("DEALER", ""));
                    while (!ended.get()) {
                      peer.send(bytes);
                      sent.addAndGet(bytes.length);
                    }
                  } catch (IOException e) {
                    sent.incrementAndGet(); // the kernel has closed it, or the test has
                  }
                }
              });
      sender.setDaemon(true);
      sender.start();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FLOOD_SECONDS);
    while (System.nanoTime() < end) {
      assertAnswers();
    }
    ended.set(true);
    for (Socket socket : open) {
      socket.close();
    }
    assertAnswers();
    assertThat(sent).hasPositiveValue();
  }

  @Test
  void a_copied_identity_does_not_take_the_replies_of_its_owner() throws IOException {
    try (RawPeer thief = new RawPeer(kernel.port("shell"))) {
      thief.send(greeting(), ready("DEALER", kernel.identity()));
      // The greeting, then READY without an identity: the handshake is done.
      thief.read(64 + 2 + 28);
      assertAnswers();
    }
    assertAnswers();
  }

  /** The kernel may close the connection at any point. */
  private static void sendUntilClosed(RawPeer peer, byte[]... parts) throws IOException {
    try {
      peer.send(parts);
    } catch (SocketException e) {
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }
}
