package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The transport ipc, as front ends with true Unix sockets see it. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class UnixSocketTest {
  private final MessageFactory messages = new MessageFactory();
  @TempDir private Path folder;

  private Connection connection() {
    Connection.Ports ports = new Connection.Ports(1, 2, 3, 4, 5);
    return new Connection(
        "ipc", folder.resolve("kernel").toString(), ports, "hmac-sha256", FrontEnd.KEY);
  }

  @Test
  void all_five_sockets_work_over_unix_sockets() throws IOException {
    Connection connection = connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL);
        FrontEnd frontEnd = new FrontEnd(connection.ports(), this::tcpTo)) {
      endpoint.start(
          (channel, request) ->
              endpoint.send(channel, messages.answer(request, "reply", new JsonObject())),
          () -> true);
      frontEnd.subscribe("");
      assertThat(frontEnd.published().getKey()).isEmpty();
      for (Channel channel : Channel.values()) {
        frontEnd.awaitAnswer(channel, frontEnd.send(channel, "ping"));
      }
      frontEnd.beat("alive?");
      assertThat(frontEnd.echo(10_000)).isEqualTo("alive?");
    }
  }

  @Test
  void sockets_are_private_and_deleted_at_the_end() throws IOException {
    Connection connection = connection();
    try (Endpoint endpoint = Endpoint.bind(connection, messages, FrontEnd.VITAL)) {
      endpoint.start((channel, message) -> {}, () -> true);
      assertThat(files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("kernel-1", "kernel-2", "kernel-3", "kernel-4", "kernel-5");
      for (Path file : files()) {
        assertThat(Files.getPosixFilePermissions(file))
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void replaces_a_stale_socket_but_no_file() throws IOException {
    Path leftOver = folder.resolve("kernel-1");
    try (ServerSocketChannel ended = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      ended.bind(UnixDomainSocketAddress.of(leftOver));
    }
    assertThat(leftOver).exists();
    try (Endpoint endpoint = Endpoint.bind(connection(), messages, FrontEnd.VITAL)) {
      endpoint.start((channel, message) -> {}, () -> true);
    }
    Files.writeString(leftOver, "somebody's notes");
    assertThatThrownBy(() -> Endpoint.bind(connection(), messages, FrontEnd.VITAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exists and is not a socket");
    assertThat(leftOver).hasContent("somebody's notes");
  }

  @Test
  void deletes_no_pipe_device_or_link() throws Exception {
    Path path = folder.resolve("kernel-1");
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    assertRefusesAndKeeps(path);
    for (String target : List.of("/dev/null", folder.resolve("nothing").toString())) {
      Files.delete(path);
      Files.createSymbolicLink(path, Path.of(target));
      assertRefusesAndKeeps(path);
    }
  }

  private void assertRefusesAndKeeps(Path path) {
    assertThatThrownBy(() -> Endpoint.bind(connection(), messages, FrontEnd.VITAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path + " exists and is not a socket");
    assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void does_not_take_a_socket_from_another_kernel() throws IOException {
    Path socket = folder.resolve("kernel-1");
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(socket));
      assertThatThrownBy(() -> Endpoint.bind(connection(), messages, FrontEnd.VITAL))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(socket + " is in use by another process");
      assertThat(socket).exists();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** This test's ZeroMQ speaks TCP only, so it needs a bridge in the other direction. */
  private String tcpTo(int port) {
    try {
      ServerSocketChannel listener =
          ServerSocketChannel.open()
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread accepting = new Thread(() -> accept(listener, connection().unixPath(port)));
      accepting.setDaemon(true);
      accepting.start();
      return "tcp://127.0.0.1:" + ((InetSocketAddress) listener.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void accept(ServerSocketChannel listener, Path target) {
    try (listener) {
      SocketChannel from = listener.accept();
      SocketChannel to = SocketChannel.open(UnixDomainSocketAddress.of(target));
      Thread back = new Thread(() -> copy(to, from));
      back.setDaemon(true);
      back.start();
      copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    try (from;
        to) {
      while (from.read(buffer.clear()) >= 0) {
        to.write(buffer.flip());
      }
    } catch (IOException e) {
      // The other direction has ended first, which closes both.
      assertThat(from.isOpen() && to.isOpen()).isFalse();
    }
  }
}
