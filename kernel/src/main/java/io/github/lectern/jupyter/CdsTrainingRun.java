package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.CompleteRequest;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.Request.InspectRequest;
import io.github.lectern.jupyter.Request.IsCompleteRequest;
import io.github.lectern.jupyter.install.CdsArchive;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import io.github.lectern.tensor.NativeCache;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarFile;

/**
 * Runs a few cells in a kernel that has no front end, so that the JVM can record the classes that a
 * kernel needs; see {@link CdsArchive}.
 */
final class CdsTrainingRun {
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

  private static final String BROKEN_CELL = "int n = \"text\";";

  private final MessageFactory messages = new MessageFactory();
  private final KernelSession session;

  private CdsTrainingRun(KernelSession session) {
    this.session = session;
  }

  /**
   * Starts a kernel on unused ports and runs the cells in it. The JVM should exit afterwards, since
   * it writes the archive on exit.
   *
   * @throws IOException if the ports cannot be bound
   * @throws IllegalStateException if a cell fails
   */
  static int run() throws IOException {
    NativeCache.prepare();
    String key = UUID.randomUUID().toString();
    Connection.Ports unused = new Connection.Ports(0, 0, 0, 0, 0);
    Connection connection = new Connection("tcp", "127.0.0.1", unused, "hmac-sha256", key);
    loadKernelClasses();
    try (Kernel kernel = Kernel.start(connection, KernelBootstrap.start(KernelOptions.NONE))) {
      kernel.runOnCellThread(session -> new CdsTrainingRun(session).runCells());
    }
    return 0;
  }

  /** Loads the classes that only a front end would make the kernel use, such as those of ZMTP. */
  private static void loadKernelClasses() throws IOException {
    String kernel = CdsTrainingRun.class.getPackageName();
    URL jar = CdsTrainingRun.class.getProtectionDomain().getCodeSource().getLocation();
    try (JarFile classes = new JarFile(Path.of(URI.create(jar.toString())).toFile())) {
      classes.stream()
          .map(entry -> entry.getName().replace('/', '.'))
          .filter(name -> name.startsWith(kernel) && name.endsWith(".class"))
          .forEach(name -> load(name.substring(0, name.length() - ".class".length())));
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, CdsTrainingRun.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the kernel's jar lacks its own class " + name, e);
    }
  }

  private void runCells() {
    CELLS.forEach(code -> require("ok", execute(code)));
    require("error", execute(BROKEN_CELL));
    for (String code : List.of("net.fi", "net.fit(X, y, ")) {
      require("ok", session.assist(new CompleteRequest(code, code.length())));
    }
    require("ok", session.assist(new InspectRequest("net.fit(", "net.fit(".length(), false)));
    require("incomplete", session.assist(new IsCompleteRequest("int f() {")));
  }

  private JsonObject execute(String code) {
    JsonObject content = MessageFactory.json(Map.of("code", code));
    Message request = messages.publication(new JsonObject(), "execute_request", content);
    return session.execute(ExecuteRequest.parse(request)).toReply();
  }

  private static void require(String status, JsonObject reply) {
    if (!reply.get("status").getAsString().equals(status)) {
      throw new IllegalStateException("expected the status " + status + " but got " + reply);
    }
  }
}
