package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;

import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.CriticalThreads;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.zmtp.SocketType;
import io.github.lectern.jupyter.zmtp.ZmtpClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Pings the kernel's own heartbeat socket as a front end does. Each ping is retried until it is
 * answered; the {@link Watchdog} decides when that has taken too long.
 */
final class HeartbeatProbe {
  private static final Log LOG = new Log(HeartbeatProbe.class);
  private static final long PERIOD_MS = 5000;
  private static final long RETRY_MS = 1000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final CriticalThreads criticalThreads;
  private final WorkCounter pings = new WorkCounter();
  private Optional<ZmtpClient> client = Optional.empty();
  private long count;

  HeartbeatProbe(Connection connection, CriticalThreads criticalThreads) {
    this.connection = connection;
    this.criticalThreads = criticalThreads;
  }

  /** Starts pinging. */
  void start() {
    criticalThreads.start("lectern-heartbeat-probe", this::pingForever);
  }

  /** Returns the number of the unanswered ping, if any. */
  OptionalLong unanswered() {
    return pings.current();
  }

  private void pingForever() {
    while (true) {
      sleep(PERIOD_MS);
      count++;
      pings.run(this::pingUntilAnswered);
    }
  }

  private void pingUntilAnswered() {
    while (!isAnswered()) {
      sleep(RETRY_MS);
    }
  }

  private boolean isAnswered() {
    try {
      criticalThreads.<IOException>retryOnOutOfMemory(this::ping);
      return true;
    } catch (IOException e) {
      LOG.log(FINE, "ping " + count + " was not answered", e);
      disconnect();
      return false;
    }
  }

  private void ping() throws IOException {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    ZmtpClient connected = connected();
    connected.send(List.of(number), TIMEOUT);
    List<byte[]> echo = connected.receive(TIMEOUT);
    while (!Arrays.equals(number, echo.get(echo.size() - 1))) {
      echo = connected.receive(TIMEOUT);
    }
  }

  private ZmtpClient connected() throws IOException {
    if (client.isEmpty()) {
      client =
          Optional.of(
              ZmtpClient.connect(
                  connection.connectAddress(connection.ports().heartbeat()),
                  SocketType.DEALER,
                  TIMEOUT,
                  connection.curve()));
    }
    return client.get();
  }

  private void disconnect() {
    try {
      if (client.isPresent()) {
        client.get().close();
      }
    } catch (IOException e) {
      LOG.log(FINE, "the connection was already broken", e);
    }
    client = Optional.empty();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the probe's thread was interrupted unexpectedly", e);
    }
  }
}
