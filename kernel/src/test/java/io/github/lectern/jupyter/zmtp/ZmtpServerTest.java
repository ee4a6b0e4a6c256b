package io.github.lectern.jupyter.zmtp;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.longHeader;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.subscribe;
import static io.github.lectern.jupyter.zmtp.RawPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every byte that the peers send and expect here is written by hand from RFC 37. */
@Tag("slow")
@Timeout(60)
class ZmtpServerTest extends EchoingServer {
  @Test
  void the_handshake_is_a_greeting_and_a_ready_command() throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(greeting());
      assertThat(peer.read(64)).isEqualTo(greeting());
      assertThat(peer.read(READY_BYTES)).isEqualTo(hex(SERVER_READY));
    }
  }

  @Test
  void a_stream_may_arrive_byte_by_byte() throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      for (byte[] part :
          List.of(greeting(), ready("DEALER", "me"), frame(1, text("a")), frame(0, text("b")))) {
        for (byte b : part) {
          peer.send(new byte[] {b});
        }
      }
      peer.read(64 + READY_BYTES);
      assertThat(peer.read(6)).isEqualTo(hex("010161" + "000162"));
    }
  }

  @Test
  void echoes_messages_of_several_frames() throws IOException {
    byte[] large = new byte[700];
    try (RawPeer peer = dealer()) {
      peer.send(frame(1, new byte[0]), frame(1, large), frame(0, text("end")));
      assertThat(peer.read(2)).isEqualTo(hex("0100"));
      assertThat(peer.read(9)).isEqualTo(longHeader(1, 700));
      assertThat(peer.read(700)).isEqualTo(large);
      assertThat(peer.read(5)).isEqualTo(hex("0003" + "656e64"));
    }
  }

  @Test
  void a_ping_is_answered_with_its_context() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(4, hex("0450494e47" + "0064" + "cafe")));
      assertThat(peer.read(9)).isEqualTo(hex("0407" + "04504f4e47" + "cafe"));
    }
  }

  @Test
  void a_command_of_a_newer_version_is_ignored() throws IOException {
    try (RawPeer peer = dealer()) {
      peer.send(frame(4, hex("034e4557" + "00")), frame(0, text("x")));
      assertThat(peer.read(3)).isEqualTo(hex("000178"));
    }
  }

  @Test
  void subscriptions_come_as_commands_or_as_messages_and_can_be_cancelled() throws IOException {
    try (RawPeer commands = new RawPeer(publisher);
        RawPeer messages = new RawPeer(publisher)) {
      commands.send(greeting(), ready("SUB", ""), subscribe(text("ab")));
      commands.read(64 + READY_BYTES - 2);
      assertThat(commands.read(7)).isEqualTo(hex("01026162" + "000121"));

      messages.send(greeting(), ready("SUB", ""), frame(0, hex("01616263")));
      messages.read(64 + READY_BYTES - 2);
      assertThat(messages.read(8)).isEqualTo(hex("0103616263" + "000121"));
      assertThat(commands.read(8)).isEqualTo(hex("0103616263" + "000121"));

      commands.send(frame(4, hex("0643414e43454c" + "6162")), subscribe(text("x")));
      assertThat(commands.read(6)).isEqualTo(hex("010178" + "000121"));
      messages.send(frame(0, hex("0161626364")));
      assertThat(messages.read(9)).isEqualTo(hex("010461626364" + "000121"));
      commands.send(subscribe(text("y")));
      assertThat(commands.read(6)).as("nothing for abcd before it").isEqualTo(hex("010179000121"));
    }
  }

  @Test
  void a_port_in_use_is_reported() throws IOException {
    try (ZmtpServer other = new ZmtpServer(1 << 20, dropped::add)) {
      assertThatThrownBy(() -> other.bindRouter(address(router), LIMITS, Peer::send))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void client_and_server_exchange_messages() throws IOException {
    Duration patience = Duration.ofSeconds(10);
    try (ZmtpClient client = ZmtpClient.connect(address(router), SocketType.DEALER, patience);
        ZmtpClient subscriber = ZmtpClient.connect(address(publisher), SocketType.SUB, patience)) {
      client.send(List.of(text("a"), new byte[900]), patience);
      assertThat(client.receive(patience)).containsExactly(text("a"), new byte[900]);
      subscriber.subscribe(text("t"), patience);
      assertThat(subscriber.receive(patience)).containsExactly(text("t"), text("!"));
    }
  }
}
