package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(60)
class PublisherTest {
  private static final String PADDING = "x".repeat(10_000);
  private static final int MOST = 50_000;

  private final MessageFactory messages = new MessageFactory();
  private Connection connection;
  private Endpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    connection = FrontEnd.connection();
    endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
    endpoint.start((channel, message) -> {}, () -> true);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private FrontEnd subscriber() {
    FrontEnd frontEnd = new FrontEnd(connection);
    frontEnd.subscribe("");
    assertThat(frontEnd.published().getKey()).isEmpty();
    return frontEnd;
  }

  private void publish(int number) {
    JsonObject content = MessageFactory.json(Map.of("number", number, "padding", PADDING));
    endpoint.publish(messages.publication(new JsonObject(), "stream", content));
  }

  /** Publishes until the endpoint says that it is too much; returns how many that were. */
  private int publishUntilCongested(int first) {
    int count = 0;
    while (count < MOST && !endpoint.isCongested()) {
      publish(first + count++);
    }
    return count;
  }

  private static List<Integer> numbers(FrontEnd frontEnd, int count) {
    return IntStream.range(0, count)
        .map(
            i -> {
              Map.Entry<String, JsonObject> next = frontEnd.published();
              while (!next.getKey().equals("stream")) {
                next = frontEnd.published();
              }
              return next.getValue().get("number").getAsInt();
            })
        .boxed()
        .toList();
  }

  @Test
  void a_late_reader_loses_nothing_and_memory_is_bounded() {
    try (FrontEnd late = subscriber()) {
      int count = 0;
      // More than once, since what waits for the sender alone passes at once.
      for (int i = 0; i < 200; i++) {
        count += publishUntilCongested(count);
      }
      assertThat(count).isLessThan(MOST);
      assertThat(numbers(late, count)).isEqualTo(IntStream.range(0, count).boxed().toList());
      assertThat(endpoint.isCongested()).isFalse();
    }
  }

  @Test
  void a_subscriber_that_never_reads_delays_the_others_for_seconds_only() {
    int count = 8000;
    try (FrontEnd dead = subscriber();
        FrontEnd reading = subscriber()) {
      AtomicInteger published = new AtomicInteger();
      CompletableFuture<Void> flood =
          CompletableFuture.runAsync(
              () -> {
                while (published.get() < count) {
                  if (!endpoint.isCongested()) {
                    publish(published.getAndIncrement());
                  }
                }
              });
      long start = System.nanoTime();
      assertThat(numbers(reading, count)).isEqualTo(IntStream.range(0, count).boxed().toList());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(flood).succeedsWithin(Duration.ofSeconds(20));
      assertThat(numbers(dead, 100)).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void heartbeats_and_replies_are_not_delayed_by_a_flood() {
    try (FrontEnd stuck = subscriber()) {
      publishUntilCongested(0);
      stuck.beat("alive?");
      assertThat(stuck.echo(2000)).isEqualTo("alive?");
    }
  }
}
