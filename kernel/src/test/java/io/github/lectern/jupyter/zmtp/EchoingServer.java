package io.github.lectern.jupyter.zmtp;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Starts a server for each test. Its router echoes messages, and its publisher publishes each topic
 * that is subscribed to.
 */
abstract class EchoingServer {
  static final String SERVER_READY =
      "041c" + "055245414459" + "0b536f636b65742d54797065" + "00000006" + "524f55544552";
  static final int READY_BYTES = SERVER_READY.length() / 2;
  static final Limits LIMITS = new Limits(1000, 2000, 2000, 3, Duration.ofMillis(1500), 100_000);

  final Queue<IOException> dropped = new ConcurrentLinkedQueue<>();
  int router;
  int publisher;
  private ZmtpServer server;
  private Thread thread;
  private volatile boolean ending;

  /** Returns the server's keys, if it encrypts. */
  Optional<CurveKeys> keys() {
    return Optional.empty();
  }

  @BeforeEach
  void start() throws IOException {
    server = new ZmtpServer(1 << 20, dropped::add, keys());
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

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  RawPeer dealer() throws IOException {
    RawPeer peer = new RawPeer(router).send(greeting(), ready("DEALER", ""));
    peer.read(64 + READY_BYTES);
    return peer;
  }

  void assertServes() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(0, text("ping")));
      assertThat(peer.read(6)).isEqualTo(hex("0004" + "70696e67"));
    }
  }
}
