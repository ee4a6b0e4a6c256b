package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/** Encodes messages as signed frames and decodes them. */
final class MessageCodec {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
  private static final int PARTS = 5;
  private static final int MAX_IDENTITIES = 16;
  private static final int MAX_IDENTITY_BYTES = 1024;
  private static final int MAX_NAME_LENGTH = 256;
  private static final int MAX_DEPTH = 100;
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final HMACGenerator signer;
  private final ReplayGuard replayGuard = new ReplayGuard();

  MessageCodec(Connection connection) throws GeneralSecurityException {
    this.signer =
        connection.key().isEmpty()
            ? HMACGenerator.NO_AUTH_INSTANCE
            : new HMACGenerator(connection.scheme(), connection.key());
  }

  /** Returns the frames: identities, delimiter, signature, header, parent, metadata, content. */
  List<byte[]> encode(Message message) {
    byte[][] signed = {
      bytes(message.header()),
      bytes(message.parent()),
      bytes(message.metadata()),
      bytes(message.content())
    };
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signer.calculateSignature(signed).getBytes(US_ASCII));
    frames.addAll(Arrays.asList(signed));
    return frames;
  }

  /**
   * Decodes an incoming message; used on the socket thread only.
   *
   * @throws MalformedMessageException if the frames are not a message, are not signed with the key,
   *     or have been received before
   */
  Message decode(List<byte[]> frames) throws MalformedMessageException {
    int delimiter = delimiter(frames);
    if (frames.size() < delimiter + 1 + PARTS) {
      throw new MalformedMessageException("expected 5 frames after the delimiter but got fewer");
    }
    List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 1 + PARTS);
    byte[] signature = frames.get(delimiter + 1);
    boolean signed = verify(signature, parts);
    Message message =
        new Message(
            List.copyOf(frames.subList(0, delimiter)),
            json(parts.get(0)),
            json(parts.get(1)),
            json(parts.get(2)),
            json(parts.get(3)));
    requireText(message.header(), "msg_type");
    requireText(message.header(), "msg_id");
    // This check comes last, since a message is decoded again after an OutOfMemoryError.
    if (signed && !replayGuard.add(signature)) {
      throw new MalformedMessageException("a message with this signature was received before");
    }
    return message;
  }

  private static int delimiter(List<byte[]> frames) throws MalformedMessageException {
    for (int i = 0; i < Math.min(frames.size(), MAX_IDENTITIES + 1); i++) {
      if (Arrays.equals(DELIMITER, frames.get(i))) {
        return i;
      }
      if (frames.get(i).length > MAX_IDENTITY_BYTES) {
        throw new MalformedMessageException(
            "expected an identity of at most %d bytes but got %d"
                .formatted(MAX_IDENTITY_BYTES, frames.get(i).length));
      }
    }
    throw new MalformedMessageException("expected the delimiter <IDS|MSG> but did not find it");
  }

  /** Verifies the signature; returns false if there is no key and therefore no signature. */
  private boolean verify(byte[] signature, List<byte[]> parts) throws MalformedMessageException {
    byte[] expected = signer.calculateSignature(parts.toArray(byte[][]::new)).getBytes(US_ASCII);
    // The comparison takes constant time.
    if (expected.length > 0 && !MessageDigest.isEqual(expected, signature)) {
      throw new MalformedMessageException("the signature does not match the message and the key");
    }
    return expected.length > 0;
  }

  private static JsonObject json(byte[] frame) throws MalformedMessageException {
    try (JsonReader reader = new JsonReader(new StringReader(text(frame)))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(MAX_DEPTH);
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedMessageException("a part has text after its JSON object");
      }
      if (!element.isJsonObject()) {
        throw new MalformedMessageException("a part is not a JSON object");
      }
      return element.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw new MalformedMessageException("a part is not JSON", e);
    }
  }

  /** Decodes UTF-8 and, unlike {@code new String}, rejects malformed input. */
  private static String text(byte[] frame) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
  }

  private static void requireText(JsonObject header, String key) throws MalformedMessageException {
    JsonElement value = header.get(key);
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new MalformedMessageException("expected a string " + key + " in the header");
    }
    if (value.getAsString().length() > MAX_NAME_LENGTH) {
      throw new MalformedMessageException(
          "%s of the header: expected at most %d characters but got %d"
              .formatted(key, MAX_NAME_LENGTH, value.getAsString().length()));
    }
  }

  private static byte[] bytes(JsonObject object) {
    return GSON.toJson(object).getBytes(UTF_8);
  }
}
