package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes messages that no kernel may take, the same ones for the same seed. */
final class MalformedMessages {
  private final Random random;
  private final List<byte[]> replayed;

  /** One of them is a message that came before. */
  MalformedMessages(long seed, List<byte[]> replayed) {
    this.random = new Random(seed);
    this.replayed = replayed;
  }

  List<byte[]> next() {
    return switch (random.nextInt(13)) {
      case 0 -> frames(1 + random.nextInt(10));
      case 1 -> withoutDelimiter();
      case 2 -> wrongSignature();
      case 3 -> cutShort();
      case 4 -> withPart(cutJson());
      case 5 -> withPart(invalidUtf8());
      case 6 -> withPart(deep());
      case 7 -> hugeIdentities();
      case 8 -> frames(Sockets.FRAMES - random.nextInt(50));
      case 9 -> wrongHeader();
      case 10 -> replayed;
      case 11 -> flipped();
      default -> withPart(text(oneOf("[]", "7", "\"a\"", "null", "", " ", "{}{}", "{\"a\":NaN}")));
    };
  }

  private List<byte[]> good() {
    return FrontEnd.signed(
        FrontEnd.header("execute_request", new UUID(random.nextLong(), 1).toString()),
        "{}",
        "{}",
        "{\"code\": \"1\"}");
  }

  private List<byte[]> frames(int count) {
    return IntStream.range(0, count).mapToObj(i -> bytes(random.nextInt(200))).toList();
  }

  private List<byte[]> withoutDelimiter() {
    List<byte[]> frames = good();
    frames.remove(0);
    return frames;
  }

  private List<byte[]> wrongSignature() {
    List<byte[]> frames = good();
    frames.set(1, oneOf(new byte[0], bytes(64), text("0".repeat(64)), bytes(100_000)));
    return frames;
  }

  private List<byte[]> cutShort() {
    return good().subList(0, 1 + random.nextInt(5));
  }

  /** A message whose signature is right and one of whose four parts is replaced. */
  private List<byte[]> withPart(byte[] part) {
    List<byte[]> parts = new ArrayList<>(good().subList(2, 6));
    parts.set(random.nextInt(4), part);
    return FrontEnd.signed(parts);
  }

  private byte[] cutJson() {
    String json = "{\"msg_type\": \"execute_request\", \"n\": [1, {\"a\": \"\\u00e4\"}]}";
    return text(json.substring(0, 1 + random.nextInt(json.length() - 1)));
  }

  private byte[] invalidUtf8() {
    return oneOf(
        new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
        new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
        new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'});
  }

  private byte[] deep() {
    int depth = 200 + random.nextInt(20_000);
    return text(
        oneOf(
            "[".repeat(depth),
            "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
            "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
  }

  private List<byte[]> hugeIdentities() {
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      frames.add(new byte[2000 + random.nextInt(60_000)]);
    }
    frames.addAll(good());
    return frames;
  }

  private List<byte[]> wrongHeader() {
    return FrontEnd.signed(
        text(
            oneOf(
                "{}",
                "{\"msg_type\":1,\"msg_id\":\"1\"}",
                "{\"msg_type\":[],\"msg_id\":\"2\"}",
                "{\"msg_type\":\"a\",\"msg_id\":null}",
                "{\"msg_type\":\"a\",\"msg_id\":{}}",
                "{\"msg_type\":\"" + "a".repeat(100_000) + "\",\"msg_id\":\"3\"}")),
        "{}",
        "{}",
        "{\"n\": " + random.nextLong() + "}");
  }

  /** One bit of the signature or of a signed part is another. */
  private List<byte[]> flipped() {
    List<byte[]> frames = good();
    int at = 1 + random.nextInt(frames.size() - 1);
    byte[] frame = frames.get(at).clone();
    int bit = random.nextInt(frame.length * 8);
    frame[bit / 8] ^= (byte) (1 << bit % 8);
    frames.set(at, frame);
    return frames;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @SafeVarargs
  private <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
