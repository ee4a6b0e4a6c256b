package io.github.lectern.jupyter.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The kernel's five sockets, bound to where the connection file says. */
final class Sockets {
  private static final int LINGER_MS = 500;
  private static final int PUBLISH_QUEUE_LIMIT = 1000;

  private final ZContext context = new ZContext();
  private final Connection connection;
  private final VitalWork vital;
  private final Map<Channel, ZMQ.Socket> routers = new EnumMap<>(Channel.class);
  private final ZMQ.Socket heartbeat;
  private final ZMQ.Socket publisher;
  private final List<UnixBridge> bridges = new ArrayList<>();

  Sockets(Connection connection, VitalWork vital) throws IOException {
    this.connection = connection;
    this.vital = vital;
    // JeroMQ's own threads carry every byte.
    context.setUncaughtExceptionHandler(vital.handler());
    context.setLinger(LINGER_MS);
    Connection.Ports ports = connection.ports();
    this.publisher = bound(SocketType.XPUB, ports.iopub());
    this.heartbeat = bound(SocketType.ROUTER, ports.heartbeat());
    routers.put(Channel.SHELL, bound(SocketType.ROUTER, ports.shell()));
    routers.put(Channel.CONTROL, bound(SocketType.ROUTER, ports.control()));
    routers.put(Channel.STDIN, bound(SocketType.ROUTER, ports.stdin()));
  }

  private ZMQ.Socket bound(SocketType type, int port) throws IOException {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setMaxMsgSize(Frames.MAX_FRAME_BYTES);
    if (type == SocketType.ROUTER) {
      socket.setRouterHandover(true);
    } else {
      socket.setSndHWM(PUBLISH_QUEUE_LIMIT);
      // Every subscriber is welcomed, not only the first one of a topic.
      socket.setXpubVerbose(true);
    }
    if (connection.isUnix()) {
      bridges.add(UnixBridge.open(connection.unixPath(port), bindSomewhere(socket), vital));
    } else {
      socket.bind(connection.address(port));
    }
    return socket;
  }

  /** What jeromq calls ipc is TCP too: a real Unix socket needs a bridge to a loopback port. */
  private static int bindSomewhere(ZMQ.Socket socket) {
    socket.bind("tcp://127.0.0.1:*");
    String endpoint = socket.getLastEndpoint();
    return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
  }

  ZMQ.Poller poller(int size) {
    return context.createPoller(size);
  }

  ZMQ.Socket router(Channel channel) {
    return routers.get(channel);
  }

  ZMQ.Socket heartbeat() {
    return heartbeat;
  }

  ZMQ.Socket publisher() {
    return publisher;
  }

  /** Closes everything once the sockets' thread has ended. */
  void close() {
    context.close();
    bridges.forEach(UnixBridge::close);
  }
}
