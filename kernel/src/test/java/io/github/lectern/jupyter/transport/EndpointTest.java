package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.zmtp.SocketType;
import io.github.lectern.jupyter.zmtp.ZmtpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointTest {
  private final MessageFactory messages = new MessageFactory();

  @Test
  void a_subscriber_is_welcomed_before_anything_is_published_to_it() throws IOException {
    Connection connection = FrontEnd.connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd first = new FrontEnd(connection);
        FrontEnd second = new FrontEnd(connection)) {
      endpoint.start((channel, message) -> {}, () -> true);
      first.subscribe("");
      assertThat(first.published())
          .isEqualTo(Map.entry("", MessageFactory.json(Map.of("subscription", ""))));
      second.subscribe("stream");
      assertThat(second.published())
          .isEqualTo(Map.entry("stream", MessageFactory.json(Map.of("subscription", "stream"))));

      JsonObject content = MessageFactory.json(Map.of("name", "stdout", "text", "hello"));
      endpoint.publish(messages.publication(new JsonObject(), "stream", content));
      assertThat(second.published()).isEqualTo(Map.entry("stream", content));
    }
  }

  @Test
  void holds_heartbeats_back_until_the_kernel_is_alive_again() throws Exception {
    Connection connection = FrontEnd.connection();
    AtomicBoolean healthy = new AtomicBoolean(false);
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd frontEnd = new FrontEnd(connection)) {
      endpoint.start((channel, message) -> {}, healthy::get);
      frontEnd.beat("are you there?");
      assertThat(frontEnd.echo(1500)).isEqualTo("nothing");
      healthy.set(true);
      assertThat(frontEnd.echo(5000)).isEqualTo("are you there?");
    }
  }

  @Test
  void reports_the_end_of_the_socket_thread() throws Exception {
    Connection connection = FrontEnd.connection();
    CompletableFuture<String> told = new CompletableFuture<>();
    CriticalThreads criticalThreads =
        new CriticalThreads(
            (thread, e) -> told.complete(thread.getName() + ": " + e.getMessage()), () -> {});
    Liveness failing =
        () -> {
          throw new InternalError("not even for a heartbeat");
        };
    try (Endpoint endpoint = Endpoint.bind(connection, messages, criticalThreads);
        FrontEnd frontEnd = new FrontEnd(connection)) {
      endpoint.start((channel, message) -> {}, failing);
      frontEnd.beat("are you there?");
      assertThat(told.get(20, TimeUnit.SECONDS))
          .isEqualTo("lectern-sockets: not even for a heartbeat");
    }
  }

  @Test
  void refuses_a_frame_over_the_limit() throws IOException {
    Connection connection = FrontEnd.connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd greedy = new FrontEnd(connection);
        FrontEnd modest = new FrontEnd(connection)) {
      endpoint.start(
          (channel, request) ->
              endpoint.send(channel, messages.answer(request, "reply", new JsonObject())),
          () -> true);
      greedy.send(Channel.SHELL, List.of(new byte[Sockets.FRAME_BYTES + 1]));
      modest.awaitAnswer(Channel.SHELL, modest.send(Channel.SHELL, "ping"));
    }
  }

  /** Whoever subscribes has messages that are signed, and could pass for somebody with the key. */
  @Test
  void refuses_the_kernels_own_messages() throws IOException {
    Connection connection = FrontEnd.connection();
    List<String> taken = new CopyOnWriteArrayList<>();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd frontEnd = new FrontEnd(connection)) {
      endpoint.start(
          (channel, request) -> {
            taken.add(request.type());
            endpoint.send(channel, messages.answer(request, "reply", new JsonObject()));
          },
          () -> true);
      frontEnd.send(Channel.SHELL, signedByTheKernel(connection));
      frontEnd.awaitAnswer(Channel.SHELL, frontEnd.send(Channel.SHELL, "ping"));
      assertThat(taken).containsExactly("ping");
    }
  }

  /** The welcome that a subscriber gets, without its topic. */
  private static List<byte[]> signedByTheKernel(Connection connection) throws IOException {
    Duration patience = Duration.ofSeconds(10);
    try (ZmtpClient subscriber =
        ZmtpClient.connect(
            connection.connectAddress(connection.ports().iopub()), SocketType.SUB, patience)) {
      subscriber.subscribe(new byte[0], patience);
      List<byte[]> welcome = subscriber.receive(patience);
      return welcome.subList(1, welcome.size());
    }
  }

  @Test
  void reports_a_port_in_use() throws IOException {
    Connection connection = FrontEnd.connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL)) {
      endpoint.start((channel, message) -> {}, () -> true);
      assertThatThrownBy(() -> Endpoint.bind(connection, messages, FrontEnd.VITAL))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on")
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining(FrontEnd.KEY);
    }
  }
}
