package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Outlet;
import io.github.lectern.jupyter.transport.VitalWork;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class PracticeCellsTest {
  private final List<Message> messages = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Outlet recorder =
      new Outlet() {
        @Override
        public void send(Channel channel, Message message) {
          messages.add(message);
        }

        @Override
        public void publish(Message message) {
          messages.add(message);
        }
      };

  private List<Message> ofType(String type) {
    return messages.stream().filter(message -> message.type().equals(type)).toList();
  }

  @Test
  void they_are_answered_like_a_students_and_leave_nothing() throws CellFailure {
    Renderer renderer = new Renderer();
    Renderers.registerAll(renderer);
    try (JavaEvaluator evaluator = JavaEvaluator.start(List.of(), String::valueOf, notices::add)) {
      VitalWork vital = new VitalWork((thread, why) -> notices.add(why.toString()), () -> {});
      PracticeCells cells = new PracticeCells(evaluator, renderer, recorder, vital);
      int number = 0;
      while (cells.run(number)) {
        number++;
      }

      assertThat(number).isEqualTo(40);
      assertThat(ofType("execute_reply"))
          .hasSize(36)
          .allMatch(reply -> reply.content().get("status").getAsString().equals("ok"))
          .allMatch(reply -> reply.content().get("execution_count").getAsInt() == 0);
      assertThat(ofType("execute_result"))
          .hasSize(18)
          .extracting(result -> result.content().getAsJsonObject("data").get("text/plain"))
          .allMatch(text -> text.getAsString().equals("2"));
      assertThat(ofType("stream"))
          .hasSize(36)
          .allMatch(m -> m.content().get("text").getAsString().startsWith("line 0\nline 1\n"));
      assertThat(ofType("error")).isEmpty();
      assertThat(notices).isEmpty();
      assertThat(evaluator.variables()).isEmpty();
      assertThat(evaluator.evaluate(new Cell(1, "1 + 1"))).contains(2);
    }
  }
}
