package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class CellServiceTest {
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
            new ExecutionHistory());

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
