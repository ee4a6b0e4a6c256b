package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Client;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A short session of a kernel with itself, from which the JVM learns what a session needs. */
final class Rehearsal {
  /** The word of the command line that asks for it. */
  static final String COMMAND = "rehearse";

  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "for (int i = 0; i < 3; i++) System.out.println(\"line \" + i);",
          "double[] squares = IntStream.range(0, 5).mapToDouble(i -> i * i).toArray(); squares",
          "record Point(int x, int y) { int sum() { return x + y; } }\nnew Point(1, 2).sum()",
          """
          var X = Nd4j.rand(64, 8);
          var y = toCategorical(Nd4j.create(new float[64]), 2);
          var net = new Sequential();
          net.add(new Dense(4, activation("relu")));
          net.add(new Dense(2, activation("softmax")));
          net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
          net.fit(X, y, epochs(2), batchSize(16));""",
          "net.summary()",
          "net.evaluate(X, y)",
          "X");

  private Rehearsal() {}

  /**
   * Holds the session; the process is to end as soon as this returns.
   *
   * @throws IOException if the kernel does not answer as it should
   */
  static int run() throws IOException, InterruptedException {
    Path file = Files.createTempFile("lectern-rehearsal-", ".json");
    try {
      Files.writeString(file, Session.json(connection()).toString());
      hold(file);
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static void hold(Path file) throws IOException, InterruptedException {
    Thread kernel = new Thread(() -> serve(file), "lectern-rehearsal");
    kernel.start();
    try (Client client = Client.connect(Connection.read(file))) {
      require(client.ask("kernel_info_request", Map.of()));
      for (String cell : CELLS) {
        require(client.ask("execute_request", Map.of("code", cell)));
      }
      client.ask("execute_request", Map.of("code", "int n = \"text\";"));
      require(client.ask("complete_request", Map.of("code", "net.fi", "cursor_pos", 6)));
      require(client.ask("complete_request", Map.of("code", "net.fit(X, y, ", "cursor_pos", 14)));
      require(client.ask("inspect_request", Map.of("code", "net.fit(", "cursor_pos", 7)));
      client.ask("is_complete_request", Map.of("code", "int f() {"));
      require(client.ask("shutdown_request", Map.of("restart", false)));
    }
    kernel.join();
  }

  private static void require(JsonObject reply) throws IOException {
    if (!reply.get("status").getAsString().equals("ok")) {
      throw new IOException("expected the answer ok in the rehearsal, was " + reply);
    }
  }

  /** As a front end starts it, but for what would end this process before it has learnt. */
  private static void serve(Path file) {
    String parent = ProcessHandle.current().parent().map(process -> "" + process.pid()).orElse("");
    try {
      Main.serveUntilShutdown(List.of(file.toString()), Map.of("JPY_PARENT_PID", parent));
    } catch (IOException e) {
      throw new IllegalStateException("the rehearsal's kernel cannot listen", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> connection() throws IOException {
    List<Integer> free = freePorts();
    return Map.of(
        "transport", "tcp",
        "ip", "127.0.0.1",
        "shell_port", free.get(0),
        "control_port", free.get(1),
        "stdin_port", free.get(2),
        "hb_port", free.get(3),
        "iopub_port", free.get(4),
        "signature_scheme", "hmac-sha256",
        "key", UUID.randomUUID().toString());
  }

  /** Different ones, since all are held until the last is found. */
  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      while (held.size() < 5) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
