package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private final MessageCodec codec = new MessageCodec(connection("secret"));
  private final Message message =
      new MessageFactory()
          .publication(new JsonObject(), "stream", MessageFactory.json(Map.of("text", "h\u00e4<")));

  MessageCodecTest() throws GeneralSecurityException {}

  @Test
  void decodes_an_encoded_message() throws MalformedMessageException {
    Message back = codec.decode(codec.encode(message));

    assertThat(back.header()).isEqualTo(message.header());
    assertThat(back.content()).isEqualTo(message.content());
    assertThat(back.identities()).containsExactly("stream".getBytes(UTF_8));
  }

  @Test
  void signs_the_four_parts_with_hmac() {
    List<byte[]> frames =
        codec.encode(
            new Message(
                List.of(), new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject()));
    // printf '{}{}{}{}' | openssl dgst -sha256 -hmac secret
    assertThat(new String(frames.get(1), UTF_8))
        .isEqualTo("34982f0bfec60e7b933ffde06c1ecab0fba073717a95ab943d1dd06f82c2d5e4");
  }

  @Test
  void refuses_a_changed_part() {
    List<byte[]> frames = new ArrayList<>(codec.encode(message));
    frames.set(frames.size() - 1, "{\"text\":\"other\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> codec.decode(frames))
        .hasMessage("the signature does not match the message and the key");
  }

  @Test
  void refuses_another_key() throws GeneralSecurityException {
    MessageCodec other = new MessageCodec(connection("guessed"));
    assertThatThrownBy(() -> codec.decode(other.encode(message)))
        .hasMessage("the signature does not match the message and the key");
  }

  @Test
  void without_a_key_messages_are_not_signed() throws Exception {
    MessageCodec open = new MessageCodec(connection(""));
    assertThat(open.encode(message).get(2)).isEmpty();
    assertThat(open.decode(open.encode(message)).type()).isEqualTo("stream");
  }

  @Test
  void explains_what_is_not_a_message() throws GeneralSecurityException {
    MessageCodec open = new MessageCodec(connection(""));
    byte[] delimiter = "<IDS|MSG>".getBytes(UTF_8);
    byte[] none = new byte[0];
    byte[] empty = "{}".getBytes(UTF_8);

    assertThatThrownBy(() -> open.decode(List.of(empty)))
        .hasMessage("expected the delimiter <IDS|MSG> but did not find it");
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, empty)))
        .hasMessageContaining("but got fewer");
    assertThatThrownBy(() -> open.decode(List.of(delimiter, none, empty, empty, empty, empty)))
        .hasMessage("expected a string msg_type in the header");
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
  void refuses_a_replayed_message() throws MalformedMessageException {
    List<byte[]> frames = codec.encode(message);
    codec.decode(frames);
    assertThatThrownBy(() -> codec.decode(frames))
        .hasMessage("a message with this signature was received before");
  }

  @Test
  void refuses_malformed_utf8() throws GeneralSecurityException {
    MessageCodec open = new MessageCodec(connection(""));
    byte[] invalid = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    assertThatThrownBy(() -> open.decode(frames(invalid)))
        .hasMessage("a part is not JSON")
        .hasCauseInstanceOf(CharacterCodingException.class);
  }

  @Test
  void refuses_lenient_json() throws GeneralSecurityException {
    MessageCodec open = new MessageCodec(connection(""));
    for (String loose : List.of("{a: 1}", "{'a': 1}", "{\"a\": 1,}", "{\"a\": NaN}", "{} {}")) {
      assertThatThrownBy(() -> open.decode(frames(loose.getBytes(UTF_8))))
          .as(loose)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void accepts_nesting_up_to_the_limit() throws Exception {
    MessageCodec open = new MessageCodec(connection(""));
    assertThat(open.decode(frames(nested(100))).content().has("a")).isTrue();
    assertThatThrownBy(() -> open.decode(frames(nested(101)))).hasMessage("a part is not JSON");
  }

  @Test
  void refuses_long_identities_and_names() throws GeneralSecurityException {
    MessageCodec open = new MessageCodec(connection(""));
    List<byte[]> huge = new ArrayList<>(List.of(new byte[1025]));
    huge.addAll(frames("{}".getBytes(UTF_8)));
    assertThatThrownBy(() -> open.decode(huge))
        .hasMessage("expected an identity of at most 1024 bytes but got 1025");

    List<byte[]> named = new ArrayList<>(frames("{}".getBytes(UTF_8)));
    named.set(2, FrontEnd.header("x".repeat(257), "1"));
    assertThatThrownBy(() -> open.decode(named))
        .hasMessage("msg_type of the header: expected at most 256 characters but got 257");
  }

  private static List<byte[]> frames(byte[] content) {
    byte[] empty = "{}".getBytes(UTF_8);
    byte[] header = FrontEnd.header("ping", "1");
    return List.of(FrontEnd.DELIMITER, new byte[0], header, empty, empty, content);
  }

  private static byte[] nested(int depth) {
    return ("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8);
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
