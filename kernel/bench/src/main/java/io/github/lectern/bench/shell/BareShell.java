package io.github.lectern.bench.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Times {@code 1 + 1} in JShell alone, with the kernel's class path and imports. The kernel's
 * overhead is the additional time that it takes.
 */
public final class BareShell {
  private static final String IMPORTS = "META-INF/lectern/imports";

  private BareShell() {}

  /**
   * Prints the milliseconds of each evaluation, one per line.
   *
   * @param args the directory of the kernel's jars, which are also on the class path, and the
   *     number of evaluations
   */
  public static void main(String[] args) throws IOException {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(
          Arrays.stream(new File(args[0]).listFiles((folder, name) -> name.endsWith(".jar")))
              .map(File::getPath)
              .collect(Collectors.joining(File.pathSeparator)));
      for (String line : imports()) {
        evaluate(shell, line);
      }
      double[] millis =
          IntStream.range(0, Integer.parseInt(args[1])).mapToDouble(i -> time(shell)).toArray();
      Arrays.stream(millis).forEach(System.out::println);
    }
  }

  private static double time(JShell shell) {
    long start = System.nanoTime();
    evaluate(shell, "1 + 1");
    return (System.nanoTime() - start) / 1e6;
  }

  private static void evaluate(JShell shell, String source) {
    for (SnippetEvent event : shell.eval(source)) {
      if (event.status() != Snippet.Status.VALID || event.exception() != null) {
        throw new IllegalStateException("JShell rejects " + source);
      }
    }
  }

  private static List<String> imports() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (URL resource : Collections.list(BareShell.class.getClassLoader().getResources(IMPORTS))) {
      try (InputStream in = resource.openStream()) {
        lines.append(new String(in.readAllBytes(), UTF_8)).append('\n');
      }
    }
    List<String> imports =
        lines.toString().lines().filter(line -> line.startsWith("import ")).toList();
    if (imports.isEmpty()) {
      throw new IllegalStateException(
          "expected imports in " + IMPORTS + " on the class path but got none");
    }
    return imports;
  }
}
