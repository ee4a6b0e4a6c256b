package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A kernel in a process of its own, and the front end that talks to it, written independently. */
final class KernelProcess implements AutoCloseable {
  private static final Gson GSON = new Gson();
  private static final int PATIENCE_MS = 90_000;

  private final Path file;
  private final KernelState state;
  private final KernelSockets sockets;

  /** What a request led to: the published messages up to idle, and the reply. */
  record Outcome(List<Incoming> published, JsonObject reply) {
    List<JsonObject> contents(String type) {
      return published.stream().filter(m -> m.type().equals(type)).map(Incoming::content).toList();
    }

    String stream(String name) {
      return String.join(
          "",
          contents("stream").stream()
              .filter(c -> c.get("name").getAsString().equals(name))
              .map(c -> c.get("text").getAsString())
              .toList());
    }

    String text() {
      List<JsonObject> results = contents("execute_result");
      if (results.isEmpty()) {
        throw new AssertionError("no result, but " + reply + " and " + published);
      }
      JsonObject result = results.get(0);
      return result.getAsJsonObject("data").get("text/plain").getAsString();
    }
  }

  private KernelProcess(Launcher launcher, Map<String, String> environment) throws IOException {
    this.file = Files.createTempFile("connection-", ".json");
    List<Integer> ports = FreePorts.find(5);
    Files.writeString(file, GSON.toJson(KernelSockets.connectionFile(ports)));
    this.state = begin(launcher, file, environment);
    this.sockets = new KernelSockets(ports);
  }

  /** Starts a kernel and waits until what it publishes arrives. */
  static KernelProcess start() throws IOException {
    return start(Map.of());
  }

  static KernelProcess start(Map<String, String> environment) throws IOException {
    return start(Launcher.ofThisJdk(), environment);
  }

  static KernelProcess start(Launcher launcher) throws IOException {
    return start(launcher, Map.of());
  }

  static KernelProcess start(Launcher launcher, Map<String, String> environment)
      throws IOException {
    KernelProcess kernel = launch(launcher, environment);
    boolean up = false;
    try {
      kernel.awaitPublications();
      up = true;
      return kernel;
    } finally {
      if (!up) {
        kernel.process().destroyForcibly();
      }
    }
  }

  /** Starts a kernel that need not come up. */
  static KernelProcess launch(Launcher launcher, Map<String, String> environment)
      throws IOException {
    return new KernelProcess(launcher, environment);
  }

  private static KernelState begin(Launcher launcher, Path file, Map<String, String> environment)
      throws IOException {
    Path logs = Files.createDirectories(Path.of("target", "kernel-processes"));
    Path log = Files.createTempFile(logs, "kernel-", ".log");
    ProcessBuilder builder = new ProcessBuilder(launcher.command(file));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new KernelState(builder.start(), launcher.jdk(), log);
  }

  /** A subscription takes a moment; until the kernel welcomes it, what is published is lost. */
  private void awaitPublications() {
    awaitType("iopub_welcome");
    reply("shell", send("shell", "kernel_info_request", new JsonObject()));
  }

  /** Begins a cell and returns the id of its request. */
  String begin(String code) {
    return send("shell", "execute_request", json(Map.of("code", code)));
  }

  /** Sends a request and returns its id. */
  String send(String channel, String type, JsonObject content) {
    return send(channel, type, content, new JsonObject());
  }

  String send(String channel, String type, JsonObject content, JsonObject header) {
    String id = UUID.randomUUID().toString();
    header.addProperty("msg_id", id);
    header.addProperty("msg_type", type);
    header.addProperty("session", "test");
    header.addProperty("username", "test");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("version", "5.5");
    sockets.send(
        channel,
        List.of(bytes(header), bytes(new JsonObject()), bytes(new JsonObject()), bytes(content)));
    return id;
  }

  void sendRaw(String channel, String... frames) {
    sockets.sendFrames(channel, Stream.of(frames).map(frame -> frame.getBytes(UTF_8)).toList());
  }

  /** Runs a cell to its end. */
  Outcome execute(String... lines) {
    JsonObject content = new JsonObject();
    content.addProperty("code", String.join("\n", lines));
    return execute(content);
  }

  Outcome execute(JsonObject content) {
    return await(send("shell", "execute_request", content));
  }

  /** Asks something on the shell channel and returns the reply's content. */
  JsonObject ask(String type, Map<String, ?> content) {
    return await(send("shell", type, json(content))).reply();
  }

  Outcome await(String id) {
    return new Outcome(awaitIdle(id), reply("shell", id));
  }

  /** What a message led to, up to idle. */
  List<Incoming> awaitIdle(String id) {
    List<Incoming> published = new ArrayList<>();
    await(
        "iopub",
        next -> {
          if (next.answers(id)) {
            published.add(next);
          }
          return next.answers(id) && next.isIdle();
        });
    return published;
  }

  /** Waits until a cell has said "begun"; tells whether it has not ended instead. */
  boolean begins(String id) {
    Incoming first =
        await("iopub", next -> next.says("begun") || (next.answers(id) && next.isIdle()));
    return first.says("begun");
  }

  /** Waits until a cell has published a text. */
  void awaitStream(String text) {
    await("iopub", next -> next.says(text));
  }

  /** Waits until a message of a type is published. */
  Incoming awaitType(String type) {
    return await("iopub", next -> next.type().equals(type));
  }

  JsonObject reply(String channel, String id) {
    return await(channel, next -> next.answers(id)).content();
  }

  Incoming receive(String channel) {
    return await(channel, next -> true);
  }

  /** Waits for one message, whatever else comes, but not for ever. */
  private Incoming await(String channel, Predicate<Incoming> wanted) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    Incoming next = receive(channel, end);
    while (!wanted.test(next)) {
      next = receive(channel, end);
    }
    return next;
  }

  private Incoming receive(String channel, long end) {
    List<byte[]> parts =
        receiveWhileAlive(channel, end)
            .orElseThrow(
                () ->
                    new AssertionError(
                        "what the test waits for did not come on "
                            + channel
                            + "; "
                            + state.describe()));
    return new Incoming(
        json(parts.get(0)).get("msg_type").getAsString(), json(parts.get(1)), json(parts.get(3)));
  }

  /** Looks now and then whether the kernel still lives; what it has sent before its end counts. */
  private Optional<List<byte[]>> receiveWhileAlive(String channel, long end) {
    Optional<List<byte[]>> parts = Optional.empty();
    boolean alive = true;
    while (parts.isEmpty() && alive && System.nanoTime() < end) {
      alive = process().isAlive();
      parts =
          sockets.receive(channel, Math.min(end, System.nanoTime() + TimeUnit.SECONDS.toNanos(2)));
    }
    return parts;
  }

  String echo(String text) {
    return sockets.echo(text, PATIENCE_MS);
  }

  /** The port of a channel, for a peer that is not a front end. */
  int port(String channel) {
    return sockets.port(channel);
  }

  /** The identity of the front end. */
  String identity() {
    return sockets.identity();
  }

  Process process() {
    return state.process();
  }

  /** The end of what the process wrote to its standard output and error. */
  String said() {
    return state.said();
  }

  static JsonObject json(Map<String, ?> content) {
    return GSON.toJsonTree(content).getAsJsonObject();
  }

  private static JsonObject json(byte[] bytes) {
    return JsonParser.parseString(new String(bytes, UTF_8)).getAsJsonObject();
  }

  private static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(UTF_8);
  }

  @Override
  public void close() throws IOException {
    process().destroy();
    try {
      process().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      String last = state.describe();
      process().destroyForcibly();
      throw new IOException("the kernel did not end; " + last, e);
    } finally {
      sockets.close();
      Files.deleteIfExists(file);
    }
  }
}
