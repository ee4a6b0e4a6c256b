package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other side of an {@link Endpoint}, in the same process. */
final class FrontEnd implements AutoCloseable {
  static final String KEY = "a key for tests";
  static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
  private static final int PATIENCE_MS = 20_000;

  /** For tests in which nothing of this may fail: what does is seen in their output. */
  static final CriticalThreads VITAL =
      new CriticalThreads((thread, e) -> e.printStackTrace(), () -> {});

  private final ZContext context = new ZContext();
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final ZMQ.Socket heartbeat;
  private final ZMQ.Socket subscriber;

  /** Connects to the ports of a connection over TCP. */
  FrontEnd(Connection connection) {
    this(connection.ports(), port -> "tcp://127.0.0.1:" + port);
  }

  FrontEnd(Connection.Ports ports, IntFunction<String> address) {
    byte[] identity = UUID.randomUUID().toString().getBytes(UTF_8);
    sockets.put(Channel.SHELL, dealer(identity, address.apply(ports.shell())));
    sockets.put(Channel.CONTROL, dealer(identity, address.apply(ports.control())));
    sockets.put(Channel.STDIN, dealer(identity, address.apply(ports.stdin())));
    heartbeat = socket(SocketType.REQ, address.apply(ports.heartbeat()));
    subscriber = socket(SocketType.SUB, address.apply(ports.iopub()));
  }

  private ZMQ.Socket dealer(byte[] identity, String address) {
    ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    socket.setIdentity(identity);
    return connected(socket, address);
  }

  private ZMQ.Socket socket(SocketType type, String address) {
    return connected(context.createSocket(type), address);
  }

  private static ZMQ.Socket connected(ZMQ.Socket socket, String address) {
    socket.setReceiveTimeOut(PATIENCE_MS);
    socket.setLinger(0);
    // No limit, or what is sent faster than it is read would be held up for ever.
    socket.setSndHWM(0);
    socket.connect(address);
    return socket;
  }

  /** A connection to free ports of this machine. */
  static Connection connection() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : held) {
      socket.close();
    }
    return new Connection(
        "tcp",
        "127.0.0.1",
        new Connection.Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4)),
        "hmac-sha256",
        KEY);
  }

  void send(Channel channel, List<byte[]> frames) {
    ZMQ.Socket socket = sockets.get(channel);
    frames.subList(0, frames.size() - 1).forEach(socket::sendMore);
    socket.send(frames.get(frames.size() - 1));
  }

  /** Sends a well-formed message of a type and returns its id. */
  String send(Channel channel, String type) {
    String id = UUID.randomUUID().toString();
    send(channel, signed(header(type, id), "{}", "{}", "{}"));
    return id;
  }

  /** Waits for the answer to a message. */
  void awaitAnswer(Channel channel, String id) {
    String parent = "";
    while (!parent.equals(id)) {
      List<byte[]> frames = received(sockets.get(channel));
      JsonObject header = json(frames.get(frames.size() - 3));
      parent = header.get("msg_id").getAsString();
    }
  }

  /** The next published message: its topic and its content. */
  Map.Entry<String, JsonObject> published() {
    List<byte[]> frames = received(subscriber);
    return Map.entry(new String(frames.get(0), UTF_8), json(frames.get(frames.size() - 1)));
  }

  void subscribe(String topic) {
    subscriber.subscribe(topic);
  }

  void beat(String text) {
    heartbeat.send(text);
  }

  /** The echo of the last beat; "nothing" if none came in time. */
  String echo(int patienceMs) {
    heartbeat.setReceiveTimeOut(patienceMs);
    String echo = heartbeat.recvStr();
    return echo == null ? "nothing" : echo;
  }

  static byte[] header(String type, String id) {
    return "{\"msg_type\":\"%s\",\"msg_id\":\"%s\"}".formatted(type, id).getBytes(UTF_8);
  }

  static List<byte[]> signed(byte[] header, String parent, String metadata, String content) {
    return signed(
        List.of(header, parent.getBytes(UTF_8), metadata.getBytes(UTF_8), content.getBytes(UTF_8)));
  }

  static List<byte[]> signed(List<byte[]> parts) {
    List<byte[]> frames = new ArrayList<>(List.of(DELIMITER, signature(parts)));
    frames.addAll(parts);
    return frames;
  }

  private static byte[] signature(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static List<byte[]> received(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new AssertionError("nothing came within " + PATIENCE_MS + " ms");
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    return frames;
  }

  private static JsonObject json(byte[] bytes) {
    return JsonParser.parseString(new String(bytes, UTF_8)).getAsJsonObject();
  }

  @Override
  public void close() {
    context.close();
  }
}
