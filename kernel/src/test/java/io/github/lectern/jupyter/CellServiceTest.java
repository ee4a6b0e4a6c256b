package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class CellServiceTest {
  @Test
  void a_mistake_of_the_kernels_is_shown_and_replied() {
    List<Message> published = new CopyOnWriteArrayList<>();
    Session session = new Session();
    JavaEvaluator closed = JavaEvaluator.start(List.of(), String::valueOf, notice -> {});
    closed.close();
    CellService service =
        new CellService(
            closed,
            new Renderer(),
            new CellOutput(published::add, () -> false, session),
            new History());

    JsonObject reply =
        service.execute(
            session.publication(
                new JsonObject(), "execute_request", Session.json(Map.of("code", "1 + 1"))));

    assertThat(reply.get("status").getAsString()).isEqualTo("error");
    assertThat(published).extracting(Message::type).containsExactly("execute_input", "error");
    assertThat(published.get(1).content().get("evalue").getAsString()).contains("restart it");
  }
}
