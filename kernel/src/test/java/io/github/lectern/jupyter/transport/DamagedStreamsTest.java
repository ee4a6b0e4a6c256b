package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.AllTests;
import io.github.lectern.jupyter.zmtp.RawPeer;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends damaged streams to all five sockets for half a minute; after every hundred, a front end
 * must be answered on each of them.
 *
 * <p>{@code -Dlectern.fuzz.streams=200000} sends that many instead, and {@code -Dlectern.fuzz.seed}
 * repeats a run.
 */
@Tag("slow")
class DamagedStreamsTest {
  private static final long SEED = Long.getLong("lectern.fuzz.seed", System.nanoTime());
  private static final long STREAMS = Long.getLong("lectern.fuzz.streams", 0);
  private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(AllTests.requested() ? 30 : 4);
  private static final int BATCH = 100;
  private static final int CLOSED_MS = 20_000;

  private final MessageFactory messages = new MessageFactory();
  private Connection connection;

  @Test
  @Timeout(3600)
  void a_well_behaved_front_end_is_answered_after_every_hundred() throws IOException {
    System.out.println("damaged streams: -Dlectern.fuzz.seed=" + SEED);
    DamagedStreams streams = new DamagedStreams(SEED);
    connection = FrontEnd.connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd frontEnd = new FrontEnd(connection)) {
      endpoint.start((channel, request) -> answer(endpoint, channel, request), () -> true);
      frontEnd.subscribe("well-behaved");
      assertThat(frontEnd.published().getKey()).isEqualTo("well-behaved");

      long start = System.nanoTime();
      long sent = 0;
      while (STREAMS > 0 ? sent < STREAMS : System.nanoTime() - start < BUDGET_NANOS) {
        sendBatch(streams);
        sent += BATCH;
        assertAnswered(endpoint, frontEnd, "after " + sent + " streams, seed " + SEED);
      }
      System.out.println("damaged streams: " + sent);
    }
  }

  private void answer(Endpoint endpoint, Channel channel, Message request) {
    endpoint.send(channel, messages.answer(request, "reply", new JsonObject()));
  }

  private void sendBatch(DamagedStreams streams) throws IOException {
    Connection.Ports ports = connection.ports();
    List<Integer> all =
        List.of(ports.shell(), ports.control(), ports.stdin(), ports.heartbeat(), ports.iopub());
    for (int i = 0; i < BATCH; i++) {
      try (RawPeer peer = new RawPeer(all.get(i % all.size()))) {
        sendUntilClosed(peer, streams.next());
        assertThat(peer.isClosedWithin(CLOSED_MS)).as("seed %d", SEED).isTrue();
      }
    }
  }

  private static void sendUntilClosed(RawPeer peer, byte[] stream) throws IOException {
    try {
      peer.send(stream);
      peer.endOutput();
    } catch (SocketException e) {
      // The server may close the connection before it has read everything.
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }

  private void assertAnswered(Endpoint endpoint, FrontEnd frontEnd, String when) {
    for (Channel channel : Channel.values()) {
      frontEnd.awaitAnswer(channel, frontEnd.send(channel, "ping"));
    }
    frontEnd.beat(when);
    assertThat(frontEnd.echo(20_000)).isEqualTo(when);
    JsonObject content = new JsonObject();
    content.addProperty("when", when);
    endpoint.publish(messages.publication(new JsonObject(), "well-behaved", content));
    assertThat(frontEnd.published().getValue()).isEqualTo(content);
  }
}
