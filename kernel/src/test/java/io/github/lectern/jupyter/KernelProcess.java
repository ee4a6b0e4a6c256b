package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel in a process of its own, and the front end that talks to it, written independently. */
final class KernelProcess implements AutoCloseable {
  private static final Gson GSON = new Gson();
  private static final String KEY = "a key for tests";
  private static final int PATIENCE_MS = 60_000;

  private final ZContext context = new ZContext();
  private final Path file;
  private final Process process;
  private final Map<String, ZMQ.Socket> sockets;

  /** A message as it came. */
  record Incoming(String type, JsonObject parent, JsonObject content) {
    boolean answers(String id) {
      return parent.has("msg_id") && parent.get("msg_id").getAsString().equals(id);
    }
  }

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
      JsonObject result = contents("execute_result").get(0);
      return result.getAsJsonObject("data").get("text/plain").getAsString();
    }
  }

  private KernelProcess(Launcher launcher, Map<String, String> environment) throws IOException {
    this.file = Files.createTempFile("connection-", ".json");
    List<Integer> ports = FreePorts.find(5);
    Files.writeString(
        file,
        GSON.toJson(
            Map.of(
                "transport", "tcp",
                "ip", "127.0.0.1",
                "key", KEY,
                "signature_scheme", "hmac-sha256",
                "shell_port", ports.get(0),
                "control_port", ports.get(1),
                "stdin_port", ports.get(2),
                "hb_port", ports.get(3),
                "iopub_port", ports.get(4))));
    this.process = process(launcher, environment);
    byte[] identity = UUID.randomUUID().toString().getBytes(UTF_8);
    this.sockets =
        Map.of(
            "shell", connect(SocketType.DEALER, ports.get(0), identity),
            "control", connect(SocketType.DEALER, ports.get(1), identity),
            "stdin", connect(SocketType.DEALER, ports.get(2), identity),
            "heartbeat", connect(SocketType.REQ, ports.get(3), identity),
            "iopub", connect(SocketType.SUB, ports.get(4), identity));
    sockets.get("iopub").subscribe("");
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
    kernel.awaitPublications();
    return kernel;
  }

  /** Starts a kernel that need not come up. */
  static KernelProcess launch(Launcher launcher, Map<String, String> environment)
      throws IOException {
    return new KernelProcess(launcher, environment);
  }

  private Process process(Launcher launcher, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launcher.command(file));
    builder.environment().putAll(environment);
    Path log = Files.createDirectories(Path.of("target")).resolve("kernel-processes.log");
    builder.redirectErrorStream(true);
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private ZMQ.Socket connect(SocketType type, int port, byte[] identity) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setReceiveTimeOut(PATIENCE_MS);
    socket.setLinger(0);
    if (type == SocketType.DEALER) {
      socket.setIdentity(identity);
    }
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  /** A subscription takes a moment; until the kernel welcomes it, what is published is lost. */
  private void awaitPublications() {
    awaitType("iopub_welcome");
    reply("shell", send("shell", "kernel_info_request", new JsonObject()));
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
    List<byte[]> parts =
        List.of(bytes(header), bytes(new JsonObject()), bytes(new JsonObject()), bytes(content));
    List<byte[]> frames = new ArrayList<>(List.of("<IDS|MSG>".getBytes(UTF_8), sign(parts)));
    frames.addAll(parts);
    sendFrames(channel, frames);
    return id;
  }

  void sendRaw(String channel, String... frames) {
    sendFrames(channel, Stream.of(frames).map(frame -> frame.getBytes(UTF_8)).toList());
  }

  private void sendFrames(String channel, List<byte[]> frames) {
    frames.subList(0, frames.size() - 1).forEach(sockets.get(channel)::sendMore);
    sockets.get(channel).send(frames.get(frames.size() - 1));
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
    while (true) {
      Incoming next = receive("iopub");
      if (next.answers(id)) {
        published.add(next);
        if (next.type().equals("status")
            && next.content().get("execution_state").getAsString().equals("idle")) {
          return published;
        }
      }
    }
  }

  /** Waits until a cell has published a text. */
  void awaitStream(String text) {
    Incoming next = awaitType("stream");
    while (!next.content().get("text").getAsString().contains(text)) {
      next = awaitType("stream");
    }
  }

  /** Waits until a message of a type is published. */
  Incoming awaitType(String type) {
    Incoming next = receive("iopub");
    while (!next.type().equals(type)) {
      next = receive("iopub");
    }
    return next;
  }

  JsonObject reply(String channel, String id) {
    Incoming reply = receive(channel);
    while (!reply.answers(id)) {
      reply = receive(channel);
    }
    return reply.content();
  }

  Incoming receive(String channel) {
    ZMQ.Socket socket = sockets.get(channel);
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new AssertionError("nothing came on " + channel + " within " + PATIENCE_MS + " ms");
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    List<byte[]> parts = frames.subList(frames.size() - 4, frames.size());
    if (!new String(sign(parts), UTF_8).equals(new String(frames.get(frames.size() - 5), UTF_8))) {
      throw new AssertionError("a message with a wrong signature came on " + channel);
    }
    return new Incoming(
        json(parts.get(0)).get("msg_type").getAsString(), json(parts.get(1)), json(parts.get(3)));
  }

  String echo(String text) {
    sockets.get("heartbeat").send(text);
    return sockets.get("heartbeat").recvStr();
  }

  Process process() {
    return process;
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

  private static byte[] sign(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the kernel did not end", e);
    } finally {
      context.close();
      Files.deleteIfExists(file);
    }
  }
}
