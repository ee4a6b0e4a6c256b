package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.zmtp.SocketType;
import io.github.lectern.jupyter.zmtp.ZmtpClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The least of a front end: asks on the shell channel, and reads all that is published. */
public final class Client implements AutoCloseable {
  private static final JsonObject NONE = new JsonObject();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Session session = new Session();
  private final Wire wire;
  private final ZmtpClient shell;
  private final ZmtpClient subscriber;

  private Client(Wire wire, ZmtpClient shell, ZmtpClient subscriber) {
    this.wire = wire;
    this.shell = shell;
    this.subscriber = subscriber;
  }

  /**
   * Connects to a kernel, and waits until it is there.
   *
   * @throws IOException if it does not come up, or signs messages in an unknown way
   */
  public static Client connect(Connection connection) throws IOException {
    Connection.Ports ports = connection.ports();
    ZmtpClient shell =
        ZmtpClient.connect(connection.connectAddress(ports.shell()), SocketType.DEALER, PATIENCE);
    ZmtpClient subscriber =
        ZmtpClient.connect(connection.connectAddress(ports.iopub()), SocketType.SUB, PATIENCE);
    Client client = new Client(wire(connection), shell, subscriber);
    subscriber.subscribe(new byte[0], PATIENCE);
    // Until the kernel has welcomed a subscriber, what it publishes is lost.
    client.awaitPublished(message -> message.type().equals("iopub_welcome"));
    return client;
  }

  private static Wire wire(Connection connection) throws IOException {
    try {
      return new Wire(connection);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot sign messages by " + connection.scheme(), e);
    }
  }

  /**
   * Sends a request and waits for its reply, and until the kernel has told that it is idle.
   *
   * @return the content of the reply
   * @throws IOException if no reply comes
   */
  public JsonObject ask(String type, Map<String, ?> content) throws IOException {
    Message request =
        session.answer(new Message(List.of(), NONE, NONE, NONE, NONE), type, Session.json(content));
    shell.send(wire.encode(request), PATIENCE);
    Message reply = receive(shell);
    awaitPublished(message -> isIdle(message, request));
    return reply.content();
  }

  private void awaitPublished(Predicate<Message> condition) throws IOException {
    Message next = receive(subscriber);
    while (!condition.test(next)) {
      next = receive(subscriber);
    }
  }

  private static boolean isIdle(Message message, Message request) {
    return message.type().equals("status")
        && message.content().get("execution_state").getAsString().equals("idle")
        && message.parent().has("msg_id")
        && message.parent().get("msg_id").getAsString().equals(request.id());
  }

  private Message receive(ZmtpClient from) throws IOException {
    try {
      return wire.decode(from.receive(PATIENCE));
    } catch (SocketTimeoutException e) {
      throw new IOException("the kernel did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (MalformedMessageException e) {
      throw new IOException("the kernel sent something that is not a message", e);
    }
  }

  @Override
  public void close() throws IOException {
    shell.close();
    subscriber.close();
  }
}
