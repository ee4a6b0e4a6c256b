package io.github.lectern.keras.datasets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local web server that handles each request with the next behaviour of a list. */
final class MirrorServer implements AutoCloseable {
  /** Answers one request. */
  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static final Duration LONG = Duration.ofMinutes(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<Behaviour> behaviours;

  /** Starts a server; the last behaviour handles all further requests. */
  MirrorServer(Behaviour... behaviours) {
    this.behaviours = List.of(behaviours);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  Mirror mirror(String id) {
    return new Mirror(id, URI.create("http://127.0.0.1:" + port() + "/data/"));
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Returns the Range header of every request so far, or "all" for a request without one. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int request;
    synchronized (ranges) {
      request = ranges.size();
      ranges.add(range == null ? "all" : range);
    }
    try (exchange) {
      behaviours.get(Math.min(request, behaviours.size() - 1)).answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the requested range; understands "bytes=n-". */
  static Behaviour good(byte[] content) {
    return goodFor(content.length, content);
  }

  /** Sends the requested range, but closes the connection after {@code count} bytes. */
  static Behaviour goodFor(int count, byte[] content) {
    return exchange -> {
      int from = firstByte(exchange);
      if (from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
      exchange.getResponseHeaders().set("Content-Range", range);
      exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
      exchange.getResponseBody().write(content, from, Math.min(count, content.length - from));
      exchange.getResponseBody().flush();
    };
  }

  /** Sends bytes 0 to 9 with a matching Content-Range header, whatever range is requested. */
  static Behaviour wrongRange(byte[] content) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + content.length);
      exchange.sendResponseHeaders(206, 10);
      exchange.getResponseBody().write(content, 0, 10);
    };
  }

  /** Sends the content within about half a second. */
  static Behaviour slow(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      int step = content.length / 10;
      for (int from = 0; from < content.length; from += step) {
        exchange.getResponseBody().write(content, from, Math.min(step, content.length - from));
        exchange.getResponseBody().flush();
        Thread.sleep(50);
      }
    };
  }

  /** Sends zeros until the client closes the connection. */
  static Behaviour endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] zeros = new byte[10_000];
      while (true) {
        exchange.getResponseBody().write(zeros);
      }
    };
  }

  static Behaviour movedTo(URI target) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", target.toString());
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Sends the whole content, whatever range is requested. */
  static Behaviour deafToRanges(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    };
  }

  /** Announces the whole content, but closes the connection after {@code count} bytes. */
  static Behaviour cutAfter(int count, byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, count);
      exchange.getResponseBody().flush();
    };
  }

  /** Sends an HTML page with this status. */
  static Behaviour page(int status) {
    return exchange -> {
      byte[] page = "\n<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(status, page.length);
      exchange.getResponseBody().write(page);
    };
  }

  /** Accepts the request but never responds. */
  static Behaviour silent() {
    return exchange -> Thread.sleep(LONG.toMillis());
  }

  /** Sends {@code count} bytes, then nothing more, but keeps the connection open. */
  static Behaviour stallsAfter(int count, byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      OutputStream body = exchange.getResponseBody();
      body.write(content, 0, count);
      body.flush();
      Thread.sleep(LONG.toMillis());
    };
  }

  private static int firstByte(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }
}
