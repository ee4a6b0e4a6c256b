package io.github.lectern.jupyter.transport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the fields of a JSON object, with defaults for those that are absent or null.
 *
 * <p>Every method throws IllegalArgumentException if the field has the wrong type.
 *
 * @param json the object, such as the content of a message
 */
public record JsonFields(JsonObject json) {

  /** Returns a string, or "" if there is none. */
  public String text(String key) {
    if (absent(key)) {
      return "";
    }
    JsonElement value = primitive(key, "a string");
    if (!value.getAsJsonPrimitive().isString()) {
      throw wrong(key, "a string");
    }
    return value.getAsString();
  }

  /** Returns a boolean, or the default if there is none. */
  public boolean flag(String key, boolean byDefault) {
    if (absent(key)) {
      return byDefault;
    }
    JsonElement value = primitive(key, "true or false");
    if (!value.getAsJsonPrimitive().isBoolean()) {
      throw wrong(key, "true or false");
    }
    return value.getAsBoolean();
  }

  /** Returns a string, if present. */
  public Optional<String> textIfGiven(String key) {
    return absent(key) ? Optional.empty() : Optional.of(text(key));
  }

  /** Returns an integer, if present. */
  public OptionalInt numberIfGiven(String key) {
    return absent(key) ? OptionalInt.empty() : OptionalInt.of(number(key, 0));
  }

  /** Returns an integer, or the default if there is none. */
  public int number(String key, int byDefault) {
    if (absent(key)) {
      return byDefault;
    }
    JsonElement value = primitive(key, "a number");
    if (!value.getAsJsonPrimitive().isNumber()) {
      throw wrong(key, "a number");
    }
    return whole(key, value.getAsString());
  }

  /** Returns an object, or an empty one if there is none. */
  public JsonObject object(String key) {
    if (absent(key)) {
      return new JsonObject();
    }
    if (!json.get(key).isJsonObject()) {
      throw wrong(key, "an object");
    }
    return json.getAsJsonObject(key);
  }

  /** Returns an array, or an empty one if there is none. */
  public JsonArray array(String key) {
    if (absent(key)) {
      return new JsonArray();
    }
    if (!json.get(key).isJsonArray()) {
      throw wrong(key, "an array");
    }
    return json.getAsJsonArray(key);
  }

  /** Converts a number to an integer; accepts 5.0, since some front ends write 5 like that. */
  private static int whole(String key, String number) {
    double value = Double.parseDouble(number);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong(key, "a whole number");
    }
    return (int) value;
  }

  private boolean absent(String key) {
    return !json.has(key) || json.get(key).isJsonNull();
  }

  private JsonElement primitive(String key, String expected) {
    JsonElement value = json.get(key);
    if (!value.isJsonPrimitive()) {
      throw wrong(key, expected);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String key, String expected) {
    return new IllegalArgumentException("\"" + key + "\" is not " + expected);
  }
}
