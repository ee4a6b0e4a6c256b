package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputBufferTest {
  private static final StreamName OUT = StreamName.STDOUT;
  private static final StreamName ERR = StreamName.STDERR;

  private final OutputBuffer buffer = new OutputBuffer();
  private final Page page = new Page();

  /** What a front end that knows clear_output but no carriage return shows. */
  private static final class Page {
    private final List<String> outputs = new ArrayList<>();
    private boolean clearNext;
    private int messages;

    void take(List<IOPubMessage> publications) {
      publications.forEach(this::take);
    }

    private void take(IOPubMessage publication) {
      messages++;
      if (publication.type().equals("clear_output")) {
        clearNext = publication.content().get("wait").getAsBoolean();
        return;
      }
      if (clearNext) {
        outputs.clear();
        clearNext = false;
      }
      JsonObject content = publication.content();
      if (publication.type().equals("stream")) {
        stream(content.get("name").getAsString() + ":", content.get("text").getAsString());
      } else {
        outputs.add(publication.type() + ":" + content);
      }
    }

    private void stream(String name, String text) {
      int last = outputs.size() - 1;
      if (last >= 0 && outputs.get(last).startsWith(name)) {
        outputs.set(last, outputs.get(last) + text);
      } else {
        outputs.add(name + text);
      }
    }

    String text() {
      return String.join("", outputs).replaceFirst("^stdout:", "");
    }
  }

  private void flush() {
    page.take(buffer.pending());
  }

  @Test
  void many_lines_become_one_message() {
    for (int i = 0; i < 5000; i++) {
      buffer.write(OUT, i + "\n");
    }
    flush();
    assertThat(page.messages).isEqualTo(1);
    assertThat(page.outputs.get(0)).startsWith("stdout:0\n1\n2\n").endsWith("4998\n4999\n");
  }

  @Test
  void nothing_is_sent_twice() {
    buffer.write(OUT, "a");
    flush();
    flush();
    buffer.write(OUT, "b");
    flush();
    assertThat(page.outputs).containsExactly("stdout:ab");
    assertThat(page.messages).isEqualTo(2);
  }

  @Test
  void the_two_streams_keep_their_order() {
    buffer.write(OUT, "1\n");
    buffer.write(ERR, "2\n");
    buffer.write(OUT, "3\n");
    flush();
    assertThat(page.outputs).containsExactly("stdout:1\n", "stderr:2\n", "stdout:3\n");
  }

  @Test
  void a_carriage_return_replaces_unsent_text_silently() {
    buffer.write(OUT, "epoch 1\n 1/3");
    buffer.write(OUT, "\r 2/3");
    buffer.write(OUT, "\r 3/3\n");
    flush();
    assertThat(page.outputs).containsExactly("stdout:epoch 1\n 3/3\n");
    assertThat(page.messages).isEqualTo(1);
  }

  @Test
  void a_carriage_return_replaces_sent_text_by_sending_again() {
    buffer.write(OUT, "epoch 1\n 1/3");
    flush();
    buffer.write(OUT, "\r 2/3");
    flush();
    buffer.write(OUT, "\r 3/3\nepoch 2\n");
    flush();
    assertThat(page.outputs).containsExactly("stdout:epoch 1\n 3/3\nepoch 2\n");
  }

  @Test
  void each_epoch_leaves_one_line_however_often_it_is_flushed() {
    for (int epoch = 1; epoch <= 3; epoch++) {
      for (int step = 0; step <= 50; step++) {
        buffer.write(OUT, "\r" + epoch + ": " + step + "/50");
        if (step % 7 == epoch) {
          flush();
        }
      }
      buffer.write(OUT, "\n");
    }
    page.take(buffer.last());
    assertThat(page.outputs).containsExactly("stdout:1: 50/50\n2: 50/50\n3: 50/50\n");
  }

  @Test
  void the_line_is_replaced_only_when_something_follows() {
    buffer.write(OUT, "done\r");
    flush();
    assertThat(page.outputs).containsExactly("stdout:done");
    buffer.write(OUT, "\nnext\r\n");
    flush();
    assertThat(page.outputs).containsExactly("stdout:done\nnext\n");
  }

  @Test
  void a_shorter_line_leaves_nothing_of_the_longer_one() {
    buffer.write(OUT, "a long line\rshort");
    flush();
    assertThat(page.outputs).containsExactly("stdout:short");
  }

  @Test
  void sends_images_again_with_the_text() {
    buffer.add(picture("p1"));
    buffer.write(OUT, "1/2");
    flush();
    buffer.write(OUT, "\r2/2");
    flush();
    assertThat(page.outputs).hasSize(2);
    assertThat(page.outputs.get(0)).startsWith("display_data:").contains("p1");
    assertThat(page.outputs.get(1)).isEqualTo("stdout:2/2");
  }

  @Test
  void sends_updated_images_again_in_their_current_state() {
    buffer.add(picture("p1"));
    buffer.write(OUT, "1/2");
    flush();
    buffer.update("id-p1", picture("p2").content());
    buffer.write(OUT, "\r2/2");
    flush();
    assertThat(page.outputs.get(0)).contains("p2").doesNotContain("\"p1\"");
  }

  @Test
  void after_much_output_only_finished_lines_are_sent() {
    buffer.write(OUT, "x".repeat(99).concat("\n").repeat(700));
    flush();
    int before = page.messages;
    buffer.write(OUT, "1/3");
    flush();
    buffer.write(OUT, "\r2/3");
    flush();
    assertThat(page.messages).isEqualTo(before);
    buffer.write(OUT, "\r3/3\n");
    flush();
    assertThat(page.outputs.get(0)).endsWith("xx\n3/3\n").doesNotContain("1/3", "2/3");
    assertThat(page.outputs.get(0)).hasSize("stdout:".length() + 70_000 + 4);
  }

  @Test
  void the_end_of_a_cell_sends_the_unfinished_line_after_much_output() {
    buffer.write(OUT, "x".repeat(OutputBuffer.REPLAY_LIMIT) + "\n");
    flush();
    buffer.write(OUT, "the end");
    page.take(buffer.last());
    assertThat(page.outputs.get(0)).endsWith("x\nthe end");
  }

  @Test
  void keeps_a_replaced_line_if_there_is_too_much_to_send_again() {
    buffer.write(OUT, "x".repeat(OutputBuffer.REPLAY_LIMIT) + "\n1/2");
    flush();
    buffer.write(OUT, "\r2/2\n");
    flush();
    assertThat(page.outputs.get(0)).endsWith("x\n1/2\n2/2\n");
  }

  private static IOPubMessage picture(String data) {
    return new IOPubMessage(
        "display_data",
        MessageFactory.json(
            Map.of(
                "data", Map.of("image/png", data),
                "metadata", Map.of(),
                "transient", Map.of("display_id", "id-p1"))));
  }

  @Test
  void truncates_long_output_with_one_notice() {
    String line = "x".repeat(99) + "\n";
    for (int i = 0; i < 30_000; i++) {
      buffer.write(OUT, line);
    }
    buffer.write(OUT, "more\n");
    flush();

    String text = page.text();
    assertThat(text)
        .endsWith(
            line
                + "\n"
                + "(This cell has printed 2,000,000 characters; the rest is not shown."
                + " Write to a file instead.)\n");
    assertThat(text.length()).isLessThan(OutputBuffer.MAX_CHARACTERS + 200);
  }

  @Test
  void truncates_a_long_line() {
    buffer.write(OUT, "x".repeat(3_000_000));
    flush();

    assertThat(page.text())
        .startsWith("xxx")
        .contains("the rest is not shown")
        .hasSizeLessThan(2_000_200);
  }

  @Test
  void overwritten_progress_lines_do_not_count() {
    for (int i = 0; i < 200_000; i++) {
      buffer.write(OUT, "\r" + i + " of 200,000 [==================]");
    }
    buffer.write(OUT, "\n");
    flush();

    assertThat(page.text()).isEqualTo("199999 of 200,000 [==================]\n");
  }
}
