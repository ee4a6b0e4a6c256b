package io.github.lectern.jupyter.eval.hints;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** Suggests imports for unknown classes. */
final class MissingImports {
  private static final int LIMIT = 3;
  private static final int TIMEOUT_MS = 3000;
  private static final int POLL_MS = 50;
  private static final List<String> LIKELY =
      List.of("java.util.", "java.", "io.github.lectern.", "org.nd4j.linalg.", "tech.tablesaw.");
  private static final int OF_JDK = 2;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|class) ([A-Z]\\w*).*");
  private static final Pattern IMPORT =
      Pattern.compile("\\s*import [\\w.]*\\.([A-Z]\\w*)\\s*;?\\s*");
  private static final String NO_PACKAGE = "package .* does not exist";

  /**
   * Classes that are not suggested: those of the kernel, and internal or bundled classes of
   * libraries.
   */
  private static final Pattern UNLIKELY =
      Pattern.compile(
          ".*\\.(shade|internal|impl|threeten|checkerframework)\\..*|.*\\.[A-Z]\\w*\\..*"
              + "|(com\\.sun|sun|jdk|netscape|zmq|oshi|onnx|nonapi)\\..*"
              + "|(io\\.github\\.(lectern\\.jupyter|classgraph)|net\\.ericaro|it\\.unimi)\\..*"
              + "|com\\.(google\\.(errorprone|flatbuffers|j2objc)|ibm\\.icu|univocity)\\..*"
              + "|org\\.(zeromq|objectweb|dflib|bytedeco|slf4j|tensorflow|roaringbitmap)\\..*"
              + "|org\\.nd4j\\.(?!linalg\\."
              + "(dataset|factory|indexing|ops\\.transforms|api\\.(ndarray|buffer))\\.).*"
              // Notebooks open no windows; Point and Shape are likely to be the student's classes.
              + "|javax\\.swing\\..*|java\\.awt\\."
              + "(?!(Color|Font|BasicStroke|Graphics2D|RenderingHints)$|image\\.).*"
              // Dependencies of %maven, such as Maven's class Model.
              + "|org\\.(apache\\.(maven|http)|eclipse\\.aether|codehaus|sonatype)\\..*");

  private final SourceCodeAnalysis analysis;

  MissingImports(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Returns a hint such as "To use Scanner: import java.util.Scanner;" for an unknown class or for
   * an import that names the wrong package.
   */
  Optional<String> hint(String message, String line) {
    Matcher unknown = UNKNOWN.matcher(message);
    Matcher wrongImport = IMPORT.matcher(line);
    if (unknown.matches()) {
      return hint(unknown.group(1));
    }
    return message.matches(NO_PACKAGE) && wrongImport.matches()
        ? hint(wrongImport.group(1))
        : Optional.empty();
  }

  private Optional<String> hint(String name) {
    String imports =
        candidates(name)
            .map(candidate -> "import " + candidate + ";")
            .collect(Collectors.joining("  or  "));
    return imports.isEmpty() ? Optional.empty() : Optional.of("  To use " + name + ": " + imports);
  }

  /**
   * Returns the most likely classes with this name. If any of them are in java packages, returns
   * only those.
   */
  private Stream<String> candidates(String name) {
    List<String> likely =
        names(name).stream()
            .filter(candidate -> !UNLIKELY.matcher(candidate).matches())
            .sorted(Comparator.comparingInt(MissingImports::rank).thenComparing(n -> n))
            .toList();
    boolean ofJdk = likely.stream().anyMatch(candidate -> rank(candidate) < OF_JDK);
    return likely.stream().filter(candidate -> !ofJdk || rank(candidate) < OF_JDK).limit(LIMIT);
  }

  private static int rank(String candidate) {
    for (int i = 0; i < LIKELY.size(); i++) {
      if (candidate.startsWith(LIKELY.get(i))) {
        return i;
      }
    }
    return LIKELY.size();
  }

  /**
   * Looks up the classes with this name. If JShell is still indexing the jars, waits up to 3
   * seconds for it to finish.
   */
  private List<String> names(String name) {
    QualifiedNames found = analysis.listQualifiedNames(name, name.length());
    for (int waited = 0; !found.isUpToDate() && waited < TIMEOUT_MS; waited += POLL_MS) {
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found.getNames();
      }
      found = analysis.listQualifiedNames(name, name.length());
    }
    return found.getNames();
  }
}
