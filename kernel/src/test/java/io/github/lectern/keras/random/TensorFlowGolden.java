package io.github.lectern.keras.random;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;

/** Reads the numbers that TensorFlow's kernels produced, from tensorflow-random.json. */
final class TensorFlowGolden {
  private static final JsonObject ALL = load();

  private TensorFlowGolden() {}

  static JsonObject object(String name) {
    return ALL.getAsJsonObject(name);
  }

  static List<Long> longs(String name) {
    return elements(ALL.getAsJsonArray(name)).map(JsonElement::getAsLong).toList();
  }

  static List<String> strings(String name) {
    return strings(ALL.getAsJsonArray(name));
  }

  static List<String> strings(JsonArray array) {
    return elements(array).map(JsonElement::getAsString).toList();
  }

  static List<Integer> integers(JsonArray array) {
    return elements(array).map(JsonElement::getAsInt).toList();
  }

  static float[] floats(String name) {
    List<Float> floats = elements(ALL.getAsJsonArray(name)).map(JsonElement::getAsFloat).toList();
    float[] array = new float[floats.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = floats.get(i);
    }
    return array;
  }

  /** Returns the CRC32 of the little-endian bytes, in hexadecimal. */
  static String crc32(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return crc32(bytes);
  }

  /** Returns the CRC32 of the little-endian bytes, in hexadecimal. */
  static String crc32(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return crc32(bytes);
  }

  private static String crc32(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonObject load() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                TensorFlowGolden.class.getResourceAsStream("tensorflow-random.json")),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
