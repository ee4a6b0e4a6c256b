package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {
  private final Wire wire = new Wire(connection("secret"));
  private final Message message =
      new Session()
          .publication(new JsonObject(), "stream", Session.json(Map.of("text", "h\u00e4<")));

  WireTest() throws GeneralSecurityException {}

  @Test
  void a_message_comes_back_as_it_went() throws MalformedMessageException {
    Message back = wire.decode(wire.encode(message));

    assertThat(back.header()).isEqualTo(message.header());
    assertThat(back.content()).isEqualTo(message.content());
    assertThat(back.identities()).containsExactly("stream".getBytes(UTF_8));
  }

  @Test
  void the_signature_is_the_hmac_of_the_four_parts() {
    List<byte[]> frames =
        wire.encode(
            new Message(
                List.of(), new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject()));
    // printf '{}{}{}{}' | openssl dgst -sha256 -hmac secret
    assertThat(new String(frames.get(1), UTF_8))
        .isEqualTo("34982f0bfec60e7b933ffde06c1ecab0fba073717a95ab943d1dd06f82c2d5e4");
  }

  @Test
  void a_changed_part_is_refused() {
    List<byte[]> frames = new ArrayList<>(wire.encode(message));
    frames.set(frames.size() - 1, "{\"text\":\"other\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> wire.decode(frames)).hasMessage("wrong signature");
  }

  @Test
  void another_key_is_refused() throws GeneralSecurityException {
    Wire other = new Wire(connection("guessed"));
    assertThatThrownBy(() -> wire.decode(other.encode(message))).hasMessage("wrong signature");
  }

  @Test
  void without_a_key_nothing_is_signed() throws Exception {
    Wire open = new Wire(connection(""));
    assertThat(open.encode(message).get(2)).isEmpty();
    assertThat(open.decode(open.encode(message)).type()).isEqualTo("stream");
  }

  @Test
  void what_is_no_message_is_refused_and_told_why() throws GeneralSecurityException {
    Wire open = new Wire(connection(""));
    byte[] delimiter = "<IDS|MSG>".getBytes(UTF_8);
    byte[] none = new byte[0];
    byte[] empty = "{}".getBytes(UTF_8);

    assertThatThrownBy(() -> open.decode(List.of(empty))).hasMessage("no delimiter");
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, empty)))
        .hasMessageContaining("too few");
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, empty, empty, empty, empty)))
        .hasMessage("the header has no msg_type");
    byte[] list = "[1]".getBytes(UTF_8);
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, list, empty, empty, empty)))
        .hasMessage("a part is not a JSON object");
    byte[] broken = "{\"a\":".getBytes(UTF_8);
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, broken, empty, empty, empty)))
        .hasMessage("a part is not JSON");
    byte[] deep = "[".repeat(200_000).getBytes(UTF_8);
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, deep, empty, empty, empty)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void a_connection_never_shows_its_key() {
    assertThat(connection("secret").toString()).doesNotContain("secret");
  }

  private static Connection connection(String key) {
    Connection.Ports ports = new Connection.Ports(1, 2, 3, 4, 5);
    return new Connection("tcp", "127.0.0.1", ports, "hmac-sha256", key);
  }
}
