package io.github.lectern.jupyter.transport;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The thread that owns the shell, control, stdin and heartbeat sockets. It never runs a cell. */
final class RequestLoop {
  private static final System.Logger LOG = System.getLogger(RequestLoop.class.getName());
  private static final int JOIN_MS = 1000;

  private final ZContext context;
  private final Wire wire;
  private final Map<Channel, ZMQ.Socket> routers = new EnumMap<>(Channel.class);
  private final ZMQ.Socket heartbeat;
  private final Pipe wakeUp;
  private final Queue<Runnable> replies = new ConcurrentLinkedQueue<>();
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean finishing;

  RequestLoop(ZContext context, Connection connection, Wire wire) throws IOException {
    this.context = context;
    this.wire = wire;
    this.wakeUp = Pipe.open();
    wakeUp.source().configureBlocking(false);
    Connection.Ports ports = connection.ports();
    bind(Channel.SHELL, connection.address(ports.shell()));
    bind(Channel.CONTROL, connection.address(ports.control()));
    bind(Channel.STDIN, connection.address(ports.stdin()));
    this.heartbeat = context.createSocket(SocketType.REP);
    heartbeat.bind(connection.address(ports.heartbeat()));
  }

  private void bind(Channel channel, String address) {
    ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
    router.setRouterHandover(true);
    router.bind(address);
    routers.put(channel, router);
  }

  void start(Receiver receiver) {
    Thread started = new Thread(() -> serve(receiver), "lectern-sockets");
    started.setDaemon(true);
    thread = Optional.of(started);
    started.start();
  }

  /** Called on the sender's thread only, which nobody interrupts. */
  void send(Channel channel, List<byte[]> frames) {
    replies.add(() -> Endpoint.sendFrames(routers.get(channel), frames));
    wake();
  }

  /** Sends what is queued, then ends the thread. */
  void finish() throws InterruptedException {
    finishing = true;
    wake();
    if (thread.isPresent()) {
      thread.get().join(JOIN_MS);
    }
  }

  private void wake() {
    try {
      wakeUp.sink().write(ByteBuffer.wrap(new byte[1]));
    } catch (IOException e) {
      throw new IllegalStateException("the socket thread cannot be woken", e);
    }
  }

  private void serve(Receiver receiver) {
    List<Channel> channels = List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN);
    try (ZMQ.Poller poller = context.createPoller(channels.size() + 2)) {
      channels.forEach(channel -> poller.register(routers.get(channel), ZMQ.Poller.POLLIN));
      poller.register(heartbeat, ZMQ.Poller.POLLIN);
      poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
      while (!finishing) {
        poller.poll();
        for (int i = 0; i < channels.size(); i++) {
          if (poller.pollin(i)) {
            receive(channels.get(i), receiver);
          }
        }
        if (poller.pollin(channels.size())) {
          Endpoint.sendFrames(heartbeat, frames(heartbeat));
        }
        sendReplies();
      }
    }
    sendReplies();
  }

  private void sendReplies() {
    drainWakeUps();
    for (Runnable reply = replies.poll(); reply != null; reply = replies.poll()) {
      reply.run();
    }
  }

  private void drainWakeUps() {
    ByteBuffer buffer = ByteBuffer.allocate(256);
    try {
      while (wakeUp.source().read(buffer.clear()) > 0) {
        LOG.log(System.Logger.Level.TRACE, "woken");
      }
    } catch (IOException e) {
      throw new IllegalStateException("the wake-up pipe is broken", e);
    }
  }

  /** Whatever arrives, this loop goes on: a message that cannot be understood is dropped. */
  private void receive(Channel channel, Receiver receiver) {
    List<byte[]> frames = frames(routers.get(channel));
    try {
      receiver.receive(channel, wire.decode(frames));
    } catch (MalformedMessageException | RuntimeException e) {
      LOG.log(WARNING, "dropped a message on {0}: {1}", channel, e);
    }
  }

  private static List<byte[]> frames(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv());
    } while (socket.hasReceiveMore());
    return frames;
  }
}
