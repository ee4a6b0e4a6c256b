package io.github.lectern.jupyter.zmtp;

import static io.github.lectern.jupyter.zmtp.RawPeer.frame;
import static io.github.lectern.jupyter.zmtp.RawPeer.greeting;
import static io.github.lectern.jupyter.zmtp.RawPeer.hex;
import static io.github.lectern.jupyter.zmtp.RawPeer.ready;
import static io.github.lectern.jupyter.zmtp.RawPeer.subscribe;
import static io.github.lectern.jupyter.zmtp.RawPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that peers that violate the protocol or a limit are disconnected. */
@Tag("slow")
@Timeout(60)
class ZmtpViolationsTest extends EchoingServer {
  private static final int CLOSED_MS = 10_000;
  private static final long MORE_THAN_SOCKETS_HOLD = 100L << 20;

  @Test
  void too_many_topics_close_the_connection() throws IOException {
    try (RawPeer peer = new RawPeer(publisher)) {
      peer.send(greeting(), ready("SUB", ""));
      for (int i = 0; i < Subscriptions.MOST; i++) {
        peer.send(subscribe(text("topic " + i)));
      }
      assertThat(peer.isClosedWithin(500)).isFalse();
      peer.send(subscribe(text("one more")));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02ffffffffffffffff", // a negative length
        "027fffffffffffffff", // the longest length
        "0200000000000003e9", // 1,001 bytes
        "08016100", // an unknown flag
        "050161", // a command of several frames
        "04020550", // a command whose name is cut off
        "01000100010001000000", // more than three frames
        "0406" + "0450494e47" + "00", // PING without its TTL
        "0419" + "0450494e47" + "0000" + "0000000000000000000000000000000000" + "00", // 17 bytes
        "0406" + "054552524f52", // ERROR
      })
  void a_protocol_violation_closes_only_its_connection(String bytes) throws IOException {
    try (RawPeer other = dealer();
        RawPeer peer = dealer()) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
      other.send(frame(0, text("ping")));
      assertThat(other.read(6)).isEqualTo(hex("000470696e67"));
    }
    assertThat(dropped).isNotEmpty();
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "47455420", // GET
        "ff000000000000000000", // no signature
        "ff00000000000000007f01", // ZMTP 1
        "ff00000000000000007f0300504c41494e00000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000", // PLAIN
      })
  void anything_but_a_greeting_closes_the_connection(String bytes) throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(1000)).isTrue();
    }
    assertServes();
  }

  @Test
  void sockets_of_the_wrong_type_are_refused() throws IOException {
    for (byte[] first :
        List.of(ready("SUB", ""), ready("PUB", ""), ready("", ""), frame(0, text("no READY")))) {
      try (RawPeer peer = new RawPeer(router)) {
        peer.send(greeting(), first);
        assertThat(peer.isClosedWithin(1000)).isTrue();
      }
    }
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "ff00000000000000007f0301"})
  void ends_an_unfinished_handshake(String bytes) throws IOException {
    try (RawPeer peer = new RawPeer(router)) {
      peer.send(hex(bytes));
      assertThat(peer.isClosedWithin(CLOSED_MS)).isTrue();
    }
  }

  @Test
  void does_not_read_from_a_peer_that_does_not_read() throws Exception {
    byte[] message = frame(0, new byte[900]);
    AtomicLong sent = new AtomicLong();
    try (RawPeer peer = dealer()) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  while (sent.get() < MORE_THAN_SOCKETS_HOLD) {
                    peer.send(message);
                    sent.addAndGet(message.length);
                  }
                } catch (IOException e) {
                  sent.addAndGet(0); // closed below
                }
              });
      sender.start();
      sender.join(3000);
      assertThat(sender.isAlive()).isTrue();
      assertServes();
    }
  }

  @Test
  void a_full_server_drops_silent_peers_for_new_ones() throws IOException {
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < Listener.MAX_PEERS; i++) {
      silent.add(dealer());
    }
    assertServes();
    assertThat(silent.get(0).isClosedWithin(CLOSED_MS)).isTrue();
    for (RawPeer peer : silent) {
      peer.close();
    }
  }
}
