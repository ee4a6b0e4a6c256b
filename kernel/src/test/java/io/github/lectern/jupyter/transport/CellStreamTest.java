package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CellStreamTest {
  private final List<Message> published = new CopyOnWriteArrayList<>();
  private final CellOutput output =
      new CellOutput(published::add, () -> false, new MessageFactory());
  private final PrintStream out = CellStream.printStream(StreamName.STDOUT, output);

  private String text() {
    return String.join(
        "", published.stream().map(m -> m.content().get("text").getAsString()).toList());
  }

  @Test
  void a_character_may_arrive_in_two_halves() {
    byte[] bytes = "\u20ac\ud83d\ude00".getBytes(UTF_8);
    for (byte b : bytes) {
      out.write(b);
      output.flushAll();
    }
    assertThat(text()).isEqualTo("\u20ac\ud83d\ude00");
  }

  @Test
  void long_texts_arrive_whole() {
    String line = "0123456789".repeat(5000);
    out.println(line);
    output.flushAll();
    assertThat(text()).isEqualTo(line + System.lineSeparator());
  }

  @Test
  void every_kind_of_value_is_printed_as_java_prints_it() {
    out.println("text");
    out.println((String) null);
    out.println((Object) null);
    out.println(List.of(1, 2));
    out.println(7);
    out.println('c');
    out.println(new char[] {'a', 'b'});
    out.println();
    output.flushAll();
    assertThat(text()).isEqualTo("text\nnull\nnull\n[1, 2]\n7\nc\nab\n\n");
  }

  @Test
  void an_argument_whose_text_never_comes_blocks_no_other_thread() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Object slow =
        new Object() {
          @Override
          public String toString() {
            asked.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return "late";
          }
        };
    Thread first = new Thread(() -> out.printf("%s", slow));
    first.start();
    asked.await();
    Thread second = new Thread(() -> out.println("now"));
    second.start();
    second.join(20_000);
    assertThat(second.isAlive()).isFalse();
    released.countDown();
    first.join();
    output.flushAll();
    assertThat(text()).isEqualTo("now\nlate");
  }

  @Test
  void output_arrives_without_a_flush() throws InterruptedException {
    out.print("soon");
    Thread.sleep(CellOutput.PERIOD_MS * 10L);
    assertThat(text()).isEqualTo("soon");
  }

  @Test
  void text_is_buffered_longer_after_much_output() {
    assertThat(CellOutput.periodMs(0)).isEqualTo(80);
    assertThat(CellOutput.periodMs(65_536)).isEqualTo(80);
    assertThat(CellOutput.periodMs(655_360)).isEqualTo(800);
    assertThat(CellOutput.periodMs(OutputBuffer.MAX_CHARACTERS)).isEqualTo(2441);
  }

  @Test
  void a_line_after_much_output_arrives_without_a_flush_but_later() throws InterruptedException {
    out.println("x".repeat(655_360));
    Thread.sleep(CellOutput.PERIOD_MS * 10L);
    published.clear();
    out.print("later\n");
    Thread.sleep(CellOutput.PERIOD_MS * 3L);
    assertThat(published).isEmpty();
    Thread.sleep(CellOutput.PERIOD_MS * 20L);
    assertThat(text()).isEqualTo("later\n");
  }

  @Test
  void much_output_of_one_cell_does_not_delay_the_next() throws InterruptedException {
    out.println("x".repeat(OutputBuffer.MAX_CHARACTERS - 2));
    output.begin(new JsonObject());
    published.clear();
    out.print("soon");
    Thread.sleep(CellOutput.PERIOD_MS * 10L);
    assertThat(text()).isEqualTo("soon");
  }

  @Test
  void output_belongs_to_the_cell_that_ran_last() {
    JsonObject first = MessageFactory.json(java.util.Map.of("msg_id", "1"));
    output.begin(first);
    out.print("a");
    output.begin(MessageFactory.json(java.util.Map.of("msg_id", "2")));
    out.print("b");
    output.flushAll();

    assertThat(published)
        .extracting(m -> m.parent().get("msg_id").getAsString())
        .containsExactly("1", "2");
  }

  @Test
  void standard_error_is_a_stream_of_its_own_unless_nbgrader_grades() {
    assertThat(StreamName.ofErrors(Map.of())).isEqualTo(StreamName.STDERR);
    assertThat(StreamName.ofErrors(Map.of("LECTERN_GRADE", "0"))).isEqualTo(StreamName.STDERR);
    assertThat(StreamName.ofErrors(Map.of("LECTERN_GRADE", "1"))).isEqualTo(StreamName.STDOUT);
  }
}
