package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the imports that every notebook starts with; each jar on the class path may list some. */
final class StartUpImports {
  static final String RESOURCE = "META-INF/lectern/imports";

  private StartUpImports() {}

  /**
   * Returns all import declarations in class path order. The word "lazy" precedes imports that are
   * made on demand, and "#" starts a comment.
   */
  static List<String> read(ClassLoader loader) throws IOException {
    List<String> imports = new ArrayList<>();
    for (URL resource : Collections.list(loader.getResources(RESOURCE))) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(resource.openStream(), UTF_8))) {
        reader
            .lines()
            .map(line -> line.split("#", 2)[0].strip())
            .filter(line -> !line.isEmpty())
            .forEach(imports::add);
      }
    }
    return imports;
  }
}
