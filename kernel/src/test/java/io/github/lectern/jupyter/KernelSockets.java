package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The front end's five sockets, and the signed frames that pass them. */
final class KernelSockets implements AutoCloseable {
  private static final String KEY = "a key for tests";

  private final ZContext context = new ZContext();
  private static final List<String> CHANNELS =
      List.of("shell", "control", "stdin", "heartbeat", "iopub");

  private final Map<String, ZMQ.Socket> sockets;
  private final List<Integer> ports;
  private final String id = UUID.randomUUID().toString();

  KernelSockets(List<Integer> ports) {
    this.ports = ports;
    byte[] identity = id.getBytes(UTF_8);
    this.sockets =
        Map.of(
            "shell", connect(SocketType.DEALER, ports.get(0), identity),
            "control", connect(SocketType.DEALER, ports.get(1), identity),
            "stdin", connect(SocketType.DEALER, ports.get(2), identity),
            "heartbeat", connect(SocketType.REQ, ports.get(3), identity),
            "iopub", connect(SocketType.SUB, ports.get(4), identity));
    sockets.get("iopub").subscribe("");
  }

  /** What a kernel is told that is to listen on these ports. */
  static Map<String, Object> connectionFile(List<Integer> ports) {
    return Map.of(
        "transport", "tcp",
        "ip", "127.0.0.1",
        "key", KEY,
        "signature_scheme", "hmac-sha256",
        "shell_port", ports.get(0),
        "control_port", ports.get(1),
        "stdin_port", ports.get(2),
        "hb_port", ports.get(3),
        "iopub_port", ports.get(4));
  }

  private ZMQ.Socket connect(SocketType type, int port, byte[] identity) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    // Milliseconds: so that what is sent to a kernel that starts comes as soon as it listens.
    socket.setReconnectIVL(5);
    if (type == SocketType.DEALER) {
      socket.setIdentity(identity);
    }
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  int port(String channel) {
    return ports.get(CHANNELS.indexOf(channel));
  }

  String identity() {
    return id;
  }

  /** Sends the four parts of a message, signed. */
  void send(String channel, List<byte[]> parts) {
    List<byte[]> frames = new ArrayList<>(List.of("<IDS|MSG>".getBytes(UTF_8), sign(parts)));
    frames.addAll(parts);
    sendFrames(channel, frames);
  }

  void sendFrames(String channel, List<byte[]> frames) {
    frames.subList(0, frames.size() - 1).forEach(sockets.get(channel)::sendMore);
    sockets.get(channel).send(frames.get(frames.size() - 1));
  }

  /** The four parts of the next message; empty if none comes before the end (nanoTime). */
  Optional<List<byte[]>> receive(String channel, long end) {
    ZMQ.Socket socket = sockets.get(channel);
    List<byte[]> frames = new ArrayList<>();
    do {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      socket.setReceiveTimeOut((int) Math.max(left, 1));
      byte[] frame = left > 0 ? socket.recv() : null;
      if (frame == null) {
        return Optional.empty();
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    List<byte[]> parts = frames.subList(frames.size() - 4, frames.size());
    if (!new String(sign(parts), UTF_8).equals(new String(frames.get(frames.size() - 5), UTF_8))) {
      throw new AssertionError("a message with a wrong signature came on " + channel);
    }
    return Optional.of(parts);
  }

  /** What comes back of a heartbeat; "nothing" if it does not come in time. */
  String echo(String text, int patienceMs) {
    ZMQ.Socket socket = sockets.get("heartbeat");
    socket.setReceiveTimeOut(patienceMs);
    socket.send(text);
    String echo = socket.recvStr();
    return echo == null ? "nothing" : echo;
  }

  private static byte[] sign(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
