package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reply to kernel_info requests. */
final class KernelInfo {
  private KernelInfo() {}

  static JsonObject reply() {
    return MessageFactory.json(
        Map.of(
            "status",
            "ok",
            "protocol_version",
            MessageFactory.PROTOCOL,
            "implementation",
            "lectern",
            "implementation_version",
            version(),
            "language_info",
            language(),
            "banner",
            banner(),
            "help_links",
            List.of(),
            "supported_features",
            List.of("kernel subshells"),
            // Deprecated since protocol 5.5, but older front ends still read it.
            "debugger",
            false));
  }

  static String version() {
    return Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static Map<String, Object> language() {
    return Map.of(
        "name", "java",
        "version", Runtime.version().toString(),
        "mimetype", "text/x-java-source",
        "file_extension", ".java",
        "pygments_lexer", "java",
        "codemirror_mode", "text/x-java");
  }

  private static String banner() {
    return "Lectern "
        + version()
        + ": Java "
        + Runtime.version().feature()
        + " with a Keras-like DSL. Type %help for a list of magics.";
  }
}
