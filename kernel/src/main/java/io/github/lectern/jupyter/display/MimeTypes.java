package io.github.lectern.jupyter.display;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises MIME types among the arguments of display functions. */
final class MimeTypes {
  private static final Pattern TYPE =
      Pattern.compile(
          "(application|audio|font|image|message|model|multipart|text|video)/[-\\w.+*]+");

  private MimeTypes() {}

  /** Returns the MIME types if all arguments are MIME types or arrays of them. */
  static Optional<List<String>> of(Object second, Object... more) {
    List<Object> given = Stream.concat(Stream.of(second), Arrays.stream(more)).toList();
    List<String> types =
        given.stream()
            .flatMap(
                one -> one instanceof String[] several ? Arrays.stream(several) : Stream.of(one))
            .map(one -> one instanceof String text ? text : "")
            .toList();
    return types.stream().allMatch(MimeTypes::isType) && !types.isEmpty()
        ? Optional.of(types)
        : Optional.empty();
  }

  /**
   * Returns the given MIME types.
   *
   * @throws IllegalArgumentException if one of them is not a MIME type
   */
  static List<String> required(String caller, String... types) {
    for (String type : types) {
      if (type == null || !isType(type)) {
        throw new IllegalArgumentException(
            caller
                + ": expected a MIME type, such as \"text/html\", but got "
                + (type == null ? "null" : "\"" + type + "\""));
      }
    }
    return List.of(types);
  }

  private static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }
}
