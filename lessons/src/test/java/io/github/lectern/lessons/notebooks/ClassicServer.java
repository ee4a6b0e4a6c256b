package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A classic Notebook server for a separate folder, without the settings of the current user. It
 * also serves a folder of pages.
 */
final class ClassicServer implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Process process;
  private final Path log;
  private final String token = UUID.randomUUID().toString();

  ClassicServer(Path program, Path folder, Path pages, Path settings, Path log) throws IOException {
    this.log = log;
    process =
        Command.in(
                folder,
                program,
                "--no-browser",
                "--allow-root",
                "--ip=127.0.0.1",
                "--port=" + freePort(),
                "--NotebookApp.port_retries=0",
                "--NotebookApp.token=" + token,
                "--NotebookApp.extra_static_paths=" + pages,
                "--notebook-dir=" + folder)
            .with("JUPYTER_PATH", Jupyter.path())
            .with("JUPYTER_CONFIG_DIR", settings.resolve("config"))
            .with("JUPYTER_DATA_DIR", settings.resolve("data"))
            .with("JUPYTER_RUNTIME_DIR", settings.resolve("runtime"))
            .start(log);
  }

  /** Finds a free port, because the server reports port 0 if it is asked to choose one. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for the server and returns the address of a notebook. */
  String addressOf(String notebook) throws IOException, InterruptedException {
    return address() + "notebooks/" + notebook + "?token=" + token;
  }

  /** Waits for the server and returns the address of a notebook in JupyterLab's panel. */
  String addressInPanel(String notebook, String theme) throws IOException, InterruptedException {
    return "%sstatic/panel/index.html?token=%s&theme=%s&path=%s"
        .formatted(address(), token, theme, notebook);
  }

  private String address() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      Matcher address = ADDRESS.matcher(Files.readString(log));
      if (address.find()) {
        return address.group();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the Notebook server did not start:\n" + Files.readString(log));
  }

  /** Ends the server, which ends its kernels; kills what is still running after 20 seconds. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
