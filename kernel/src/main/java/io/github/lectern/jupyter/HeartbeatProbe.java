package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;

import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.VitalWork;
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
 * Pings the kernel's own heartbeat over its socket, as a front end does, and reports whether an
 * answer is due. It goes on until it is answered: the {@link Watchdog} decides when that takes too
 * long.
 */
final class HeartbeatProbe {
  private static final Log LOG = new Log(HeartbeatProbe.class);
  private static final long PERIOD_MS = 5000;
  private static final long RETRY_MS = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;
  private final VitalWork vital;
  private final Pulse pulse = new Pulse();
  private Optional<ZmtpClient> client = Optional.empty();
  private long count;

  HeartbeatProbe(Connection connection, VitalWork vital) {
    this.connection = connection;
    this.vital = vital;
  }

  /** Begins to ping. */
  void start() {
    vital.start("lectern-heartbeat-probe", this::pingForever);
  }

  /** Returns the number of the ping that waits for its answer, if any. */
  OptionalLong unanswered() {
    return pulse.piece();
  }

  private void pingForever() {
    while (true) {
      sleep(PERIOD_MS);
      count++;
      pulse.during(this::pingUntilAnswered);
    }
  }

  private void pingUntilAnswered() {
    while (!isAnswered()) {
      sleep(RETRY_MS);
    }
  }

  private boolean isAnswered() {
    try {
      vital.<IOException>insist(this::ping);
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
    connected.send(List.of(number), PATIENCE);
    List<byte[]> echo = connected.receive(PATIENCE);
    while (!Arrays.equals(number, echo.get(echo.size() - 1))) {
      echo = connected.receive(PATIENCE);
    }
  }

  private ZmtpClient connected() throws IOException {
    if (client.isEmpty()) {
      client =
          Optional.of(
              ZmtpClient.connect(
                  connection.connectAddress(connection.ports().heartbeat()),
                  SocketType.DEALER,
                  PATIENCE));
    }
    return client.get();
  }

  private void disconnect() {
    try {
      if (client.isPresent()) {
        client.get().close();
      }
    } catch (IOException e) {
      LOG.log(FINE, "the connection was broken already", e);
    }
    client = Optional.empty();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the probe's thread cannot be interrupted", e);
    }
  }
}
