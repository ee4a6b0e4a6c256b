package io.github.lectern.jupyter.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository on this machine with one file, which can break off and resumes when asked to. */
final class RangeServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private final HttpServer server;
  private final String path;
  private final byte[] file;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int breakAfter = Integer.MAX_VALUE;

  /**
   * Starts the server.
   *
   * @param path the only path at which a file is found
   */
  RangeServer(String path, byte[] file) throws IOException {
    this.path = path;
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/maven2";
  }

  /** Makes each answer end after this many bytes, although it has announced more. */
  void breakAfter(int bytes) {
    breakAfter = bytes;
  }

  /** Returns the requests so far, as "PATH" or "PATH from OFFSET". */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().getPath();
    if (!asked.equals(path)) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    requests.add(from == 0 ? asked : asked + " from " + from);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    exchange.getResponseBody().write(file, from, Math.min(breakAfter, file.length - from));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
