package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.AssistRequest;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.display.NotebookRenderer;
import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.CriticalThreads;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import io.github.lectern.jupyter.transport.MessageSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** The kernel without sockets and agent: requests go in, replies and publications come out. */
final class KernelInProcess implements AutoCloseable, Function<String, Runnable>, Supplier<String> {
  private final MessageFactory messages = new MessageFactory();
  private final List<Message> replies = new CopyOnWriteArrayList<>();
  private final List<Message> published = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final Renderer renderer = new NotebookRenderer();
  private final CellOutput output = new CellOutput(published::add, () -> false, messages);
  private final ReplyScope scope = new ReplyScope(outlet(), messages, criticalThreads());
  private final JavaEvaluator evaluator;
  private final CellService service;

  KernelInProcess() {
    Renderers.registerAll(renderer);
    Display.install(renderer, new CellDisplay(output));
    this.evaluator = JavaEvaluator.start(List.of(), this::text, notices::add);
    this.service =
        new CellService(evaluator, renderer, output, new ExecutionHistory(), StartupFile.none());
  }

  private MessageSink outlet() {
    return new MessageSink() {
      @Override
      public void send(Channel channel, Message message) {
        replies.add(message);
      }

      @Override
      public void publish(Message message) {
        published.add(message);
      }
    };
  }

  private static CriticalThreads criticalThreads() {
    return new CriticalThreads(
        (thread, e) -> {
          throw new AssertionError("the process would end", e);
        },
        () -> {});
  }

  private String text(Object value) {
    DisplayData data = renderer.render(value);
    return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
  }

  /** Runs a cell and returns its reply. */
  JsonObject execute(String code) {
    apply(code).run();
    return replies.get(0).content();
  }

  /** The work of a cell, for which all has been prepared. */
  @Override
  public Runnable apply(String code) {
    published.clear();
    replies.clear();
    Message request = request("execute_request", Map.of("code", code));
    ExecuteRequest cell = ExecuteRequest.parse(request);
    return () -> scope.answer(Channel.SHELL, request, () -> service.execute(cell).toReply());
  }

  /** The status of the last cell's reply, if it has one, and what was shown. */
  @Override
  public String get() {
    return replies.stream().map(reply -> reply.content().get("status").getAsString()).toList()
        + " "
        + shown();
  }

  /** The text of the last cell's result, or of its error. */
  String shown() {
    return published.stream()
        .filter(message -> List.of("execute_result", "error").contains(message.type()))
        .map(message -> text(message.content()))
        .reduce("", String::concat);
  }

  /** All that the last cell sent, as text. */
  String sent() {
    output.flushAll();
    return published.stream().map(message -> message.content().toString()).toList().toString();
  }

  private static String text(JsonObject content) {
    return content.has("data")
        ? content.getAsJsonObject("data").get("text/plain").getAsString()
        : content.get("ename").getAsString() + ": " + content.get("evalue").getAsString();
  }

  /** Runs a cell and returns the text of its result, or of its error. */
  String result(String code) {
    execute(code);
    return shown();
  }

  /** Answers what front ends ask while a student types. */
  JsonObject assist(String type, String code) {
    Map<String, Object> content = Map.of("code", code, "cursor_pos", code.length());
    Request request = Request.parse(request(type, content));
    return new AssistService(evaluator, service.magics()).reply((AssistRequest) request);
  }

  void interrupt() {
    evaluator.interrupt();
  }

  /** What was told beside results. */
  List<String> notices() {
    return notices;
  }

  private Message request(String type, Map<String, ?> content) {
    return messages.publication(new JsonObject(), type, MessageFactory.json(content));
  }

  @Override
  public void close() {
    evaluator.close();
    output.close();
  }
}
