package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class CellServiceTest {
  @Test
  void the_id_that_display_returns_is_not_shown_as_a_result() {
    List<Message> published = new CopyOnWriteArrayList<>();
    MessageFactory messages = new MessageFactory();
    String classes = Path.of("target/classes").toAbsolutePath().toString();
    try (JavaEvaluator evaluator =
        JavaEvaluator.start(List.of(classes), String::valueOf, notice -> {})) {
      CellService service =
          new CellService(
              evaluator,
              new Renderer(),
              new CellOutput(published::add, () -> false, messages),
              new ExecutionHistory(),
              StartupFile.none());
      for (String code :
          List.of(
              "import static io.github.lectern.jupyter.display.Display.display;",
              "display(3);",
              "String id = display(4);",
              "id",
              "\"id: \" + display(5)")) {
        JsonObject content = MessageFactory.json(Map.of("code", code));
        Message request = messages.publication(new JsonObject(), "execute_request", content);
        assertThat(service.execute(ExecuteRequest.parse(request)))
            .isInstanceOf(CellResult.Success.class);
      }
    }
    assertThat(published.stream().filter(message -> message.type().equals("execute_result")))
        .hasSize(2);
  }

  @Test
  void a_bug_in_the_kernel_is_published_and_fails_the_cell() {
    List<Message> published = new CopyOnWriteArrayList<>();
    MessageFactory messages = new MessageFactory();
    JavaEvaluator closed = JavaEvaluator.start(List.of(), String::valueOf, notice -> {});
    closed.close();
    CellService service =
        new CellService(
            closed,
            new Renderer(),
            new CellOutput(published::add, () -> false, messages),
            new ExecutionHistory(),
            StartupFile.none());

    JsonObject content = MessageFactory.json(Map.of("code", "1 + 1"));
    Message request = messages.publication(new JsonObject(), "execute_request", content);
    CellResult result = service.execute(ExecuteRequest.parse(request));

    assertThat(result).isInstanceOf(CellResult.Failure.class);
    assertThat(result.toReply().get("status").getAsString()).isEqualTo("error");
    assertThat(published).extracting(Message::type).containsExactly("execute_input", "error");
    assertThat(published.get(1).content().get("evalue").getAsString())
        .contains("restart the kernel");
  }
}
