package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent, the next good message is answered and heartbeats go on. */
@Timeout(60)
class MalformedMessagesTest {
  private static final int BATCHES = 40;
  private static final int BATCH = 510;
  private static final long SEED = 43052;
  private static final List<Channel> CHANNELS = List.of(Channel.values());

  private final MessageFactory messages = new MessageFactory();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private Connection connection;
  private Endpoint endpoint;
  private FrontEnd frontEnd;

  @BeforeEach
  void start() throws IOException {
    connection = FrontEnd.connection();
    endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
    endpoint.start(this::answer, () -> true);
    frontEnd = new FrontEnd(connection);
  }

  @AfterEach
  void stop() {
    frontEnd.close();
    endpoint.close();
  }

  private void answer(Channel channel, Message request) {
    taken.add(request.id());
    endpoint.send(channel, messages.answer(request, "reply", new JsonObject()));
  }

  @Test
  @Tag("slow")
  void drops_twenty_thousand_malformed_messages_and_answers_the_others() {
    List<byte[]> first = FrontEnd.signed(FrontEnd.header("ping", "first"), "{}", "{}", "{}");
    frontEnd.send(Channel.SHELL, first);
    frontEnd.awaitAnswer(Channel.SHELL, "first");
    MalformedMessages broken = new MalformedMessages(SEED, first);
    List<String> good = new ArrayList<>(List.of("first"));
    // A connection that has sent no signed message is closed after ten broken ones.
    for (Channel channel : List.of(Channel.CONTROL, Channel.STDIN)) {
      good.add(frontEnd.send(channel, "ping"));
      frontEnd.awaitAnswer(channel, good.get(good.size() - 1));
    }

    for (int batch = 0; batch < BATCHES; batch++) {
      for (int i = 0; i < BATCH; i++) {
        frontEnd.send(CHANNELS.get(i % CHANNELS.size()), broken.next());
      }
      for (Channel channel : CHANNELS) {
        String id = frontEnd.send(channel, "ping");
        frontEnd.awaitAnswer(channel, id);
        good.add(id);
      }
      frontEnd.beat("batch " + batch);
      assertThat(frontEnd.echo(10_000)).isEqualTo("batch " + batch);
    }
    assertThat(taken).isEqualTo(good);
  }

  @Test
  void survives_bytes_that_are_not_zeromq() throws IOException {
    Connection.Ports ports = connection.ports();
    Random random = new Random(SEED);
    for (int port :
        new int[] {
          ports.shell(), ports.control(), ports.stdin(), ports.heartbeat(), ports.iopub()
        }) {
      for (int i = 0; i < 20; i++) {
        byte[] garbage = new byte[1 + random.nextInt(500)];
        random.nextBytes(garbage);
        if (i % 2 == 0) {
          // The beginning of a true greeting, so that more of what follows is looked at.
          byte[] greeting = {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3};
          System.arraycopy(greeting, 0, garbage, 0, Math.min(greeting.length, garbage.length));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            OutputStream out = socket.getOutputStream()) {
          out.write(garbage);
        }
      }
    }
    frontEnd.awaitAnswer(Channel.SHELL, frontEnd.send(Channel.SHELL, "ping"));
    frontEnd.beat("alive?");
    assertThat(frontEnd.echo(10_000)).isEqualTo("alive?");
  }

  @Test
  void a_message_whose_handling_fails_does_not_end_the_loop() throws IOException {
    Connection other = FrontEnd.connection();
    try (Endpoint failing = Endpoint.bind(other, messages, FrontEnd.VITAL);
        FrontEnd asking = new FrontEnd(other)) {
      failing.start(
          (channel, request) -> {
            switch (request.type()) {
              case "error" -> throw new StackOverflowError("a handler's bug");
              case "exception" -> throw new IllegalStateException("a handler's bug");
              default -> failing.send(channel, messages.answer(request, "ok", new JsonObject()));
            }
          },
          () -> true);
      asking.send(Channel.SHELL, "error");
      asking.send(Channel.SHELL, "exception");
      asking.awaitAnswer(Channel.SHELL, asking.send(Channel.SHELL, "ping"));
    }
  }

  @Test
  void a_reply_that_cannot_be_encoded_does_not_block_later_ones() throws IOException {
    Connection other = FrontEnd.connection();
    try (Endpoint endpointOfNaN = Endpoint.bind(other, messages, FrontEnd.VITAL);
        FrontEnd asking = new FrontEnd(other)) {
      endpointOfNaN.start(
          (channel, request) -> {
            JsonObject content = new JsonObject();
            content.addProperty("value", request.type().equals("nan") ? Double.NaN : 1.0);
            endpointOfNaN.send(channel, messages.answer(request, "reply", content));
          },
          () -> true);
      asking.send(Channel.SHELL, "nan");
      asking.awaitAnswer(Channel.SHELL, asking.send(Channel.SHELL, "number"));
    }
  }
}
