package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The least of a front end: asks on the shell channel, and reads all that is published. */
public final class Client implements AutoCloseable {
  private static final JsonObject NONE = new JsonObject();
  private static final int PATIENCE_MS = 60_000;

  private final Session session = new Session();
  private final ZContext context = new ZContext();
  private final Wire wire;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket subscriber;

  private Client(Connection connection) throws GeneralSecurityException {
    this.wire = new Wire(connection);
    context.setLinger(0);
    this.shell = connected(SocketType.DEALER, connection.address(connection.ports().shell()));
    this.subscriber = connected(SocketType.SUB, connection.address(connection.ports().iopub()));
    subscriber.subscribe("");
  }

  /**
   * Connects to a kernel over TCP, and waits until it is there.
   *
   * @throws IOException if it does not come up, or signs messages in an unknown way
   */
  public static Client connect(Connection connection) throws IOException {
    try {
      Client client = new Client(connection);
      // Until the kernel has welcomed a subscriber, what it publishes is lost.
      client.awaitPublished(message -> message.type().equals("iopub_welcome"));
      return client;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot sign messages by " + connection.scheme(), e);
    }
  }

  private ZMQ.Socket connected(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setReceiveTimeOut(PATIENCE_MS);
    socket.connect(address);
    return socket;
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
    Frames.send(shell, wire.encode(request));
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

  private Message receive(ZMQ.Socket socket) throws IOException {
    byte[] first = socket.recv();
    if (first == null) {
      throw new IOException("the kernel did not answer within " + PATIENCE_MS / 1000 + " s");
    }
    try {
      List<byte[]> frames = new ArrayList<>(List.of(first));
      if (socket.hasReceiveMore()) {
        frames.addAll(Frames.read(socket));
      }
      return wire.decode(frames);
    } catch (MalformedMessageException e) {
      throw new IOException("the kernel sent what is no message", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
