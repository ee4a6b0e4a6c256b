package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/** Turns messages into signed frames and back. */
final class Wire {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
  private static final int PARTS = 5;
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final HMACGenerator signer;

  Wire(Connection connection) throws GeneralSecurityException {
    this.signer =
        connection.key().isEmpty()
            ? HMACGenerator.NO_AUTH_INSTANCE
            : new HMACGenerator(connection.scheme(), connection.key());
  }

  /** Frames: identities, delimiter, signature, header, parent header, metadata, content. */
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

  Message decode(List<byte[]> frames) throws MalformedMessageException {
    int delimiter = delimiter(frames);
    if (frames.size() < delimiter + 1 + PARTS) {
      throw new MalformedMessageException("expected 5 frames after the delimiter, too few came");
    }
    List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 1 + PARTS);
    verify(frames.get(delimiter + 1), parts);
    Message message =
        new Message(
            List.copyOf(frames.subList(0, delimiter)),
            json(parts.get(0)),
            json(parts.get(1)),
            json(parts.get(2)),
            json(parts.get(3)));
    requireText(message.header(), "msg_type");
    requireText(message.header(), "msg_id");
    return message;
  }

  private static int delimiter(List<byte[]> frames) throws MalformedMessageException {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(DELIMITER, frames.get(i))) {
        return i;
      }
    }
    throw new MalformedMessageException("no delimiter");
  }

  private void verify(byte[] signature, List<byte[]> parts) throws MalformedMessageException {
    byte[] expected = signer.calculateSignature(parts.toArray(byte[][]::new)).getBytes(US_ASCII);
    // An empty one means that messages are not signed. The comparison takes constant time.
    if (expected.length > 0 && !MessageDigest.isEqual(expected, signature)) {
      throw new MalformedMessageException("wrong signature");
    }
  }

  private static JsonObject json(byte[] frame) throws MalformedMessageException {
    try {
      JsonElement element = JsonParser.parseString(new String(frame, UTF_8));
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
      throw new MalformedMessageException("a part is not a JSON object");
    } catch (JsonParseException | StackOverflowError e) {
      throw new MalformedMessageException("a part is not JSON", e);
    }
  }

  private static void requireText(JsonObject header, String key) throws MalformedMessageException {
    JsonElement value = header.get(key);
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new MalformedMessageException("the header has no " + key);
    }
  }

  private static byte[] bytes(JsonObject object) {
    return GSON.toJson(object).getBytes(UTF_8);
  }
}
