package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.source.SourceComments;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signature of a class, method or field as JShell reports it, but without package names.
 *
 * @param text the signature, such as "void Sequential.add(Layer layer)"
 * @param owner the class that declares the method or field, or the class itself
 * @param member the key of the method or field, such as "add(Layer)"; empty for a class
 */
record Signature(String text, String owner, String member) {
  private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");
  private static final Pattern TYPE_PARAMETERS =
      Pattern.compile("<[^<>()]*>(?=\\.)|(?<=\\.)<[^<>()]*>");
  private static final Pattern CALL = Pattern.compile("(?:(\\w+)\\.)?(\\w+)\\((.*?)\\)");
  private static final Pattern FIELD = Pattern.compile("(\\w+)\\.(\\w+)$");
  private static final Pattern CLASS = Pattern.compile("\\w+");

  /** Parses a signature that JShell reported. */
  static Signature of(String signature) {
    String text =
        TYPE_PARAMETERS.matcher(PACKAGES.matcher(signature).replaceAll("")).replaceAll("");
    Matcher call = CALL.matcher(text);
    if (call.find()) {
      boolean constructor = call.group(1) == null;
      String name = constructor ? SourceComments.CONSTRUCTOR : call.group(2);
      return new Signature(
          text,
          constructor ? call.group(2) : call.group(1),
          SourceComments.key(name, types(call.group(3))));
    }
    Matcher field = FIELD.matcher(text);
    if (field.find()) {
      return new Signature(text, field.group(1), field.group(2));
    }
    Matcher type = CLASS.matcher(text);
    return new Signature(text, type.find() ? type.group() : text, "");
  }

  private static List<String> types(String parameters) {
    List<String> types = new ArrayList<>();
    for (String parameter : SourceComments.withoutTypeArguments(parameters).split(",", -1)) {
      String one = parameter.strip();
      if (!one.isEmpty()) {
        // Libraries compiled without debug information have no parameter names.
        int end = one.lastIndexOf(' ');
        types.add(end < 0 ? one : one.substring(0, end));
      }
    }
    return types;
  }
}
