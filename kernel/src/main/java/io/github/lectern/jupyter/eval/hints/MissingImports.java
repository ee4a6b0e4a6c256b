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

/** Finds the import for a class that the compiler does not know. */
final class MissingImports {
  private static final int LIMIT = 3;
  private static final int PATIENCE_MS = 3000;
  private static final int STEP_MS = 50;
  private static final List<String> LIKELY =
      List.of("java.util.", "java.", "io.github.lectern.", "org.nd4j.linalg.", "tech.tablesaw.");
  private static final int OF_JDK = 2;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|class) ([A-Z]\\w*).*");
  private static final Pattern IMPORT =
      Pattern.compile("\\s*import [\\w.]*\\.([A-Z]\\w*)\\s*;?\\s*");
  private static final String NO_PACKAGE = "package .* does not exist";

  /** The kernel's own classes, and those that libraries brought along for themselves. */
  private static final Pattern UNLIKELY =
      Pattern.compile(
          ".*\\.(shade|internal|impl|threeten|checkerframework)\\..*|.*\\.[A-Z]\\w*\\..*"
              + "|(com\\.sun|sun|jdk|netscape|zmq|oshi|onnx|nonapi)\\..*"
              + "|(io\\.github\\.(lectern\\.jupyter|classgraph)|net\\.ericaro|it\\.unimi)\\..*"
              + "|com\\.(google\\.(errorprone|flatbuffers|j2objc)|ibm\\.icu|univocity)\\..*"
              + "|org\\.(zeromq|objectweb|dflib|bytedeco|slf4j|tensorflow|roaringbitmap)\\..*"
              + "|org\\.nd4j\\.(?!linalg\\."
              + "(dataset|factory|indexing|ops\\.transforms|api\\.(ndarray|buffer))\\.).*"
              // Nobody draws windows in a notebook; Point and Shape are the student's own.
              + "|javax\\.swing\\..*|java\\.awt\\."
              + "(?!(Color|Font|BasicStroke|Graphics2D|RenderingHints)$|image\\.).*"
              // What %maven needs: nobody means its Model.
              + "|org\\.(apache\\.(maven|http)|eclipse\\.aether|codehaus|sonatype)\\..*");

  private final SourceCodeAnalysis analysis;

  MissingImports(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /** "To use Scanner: import java.util.Scanner;", also for an import from where it is not. */
  Optional<String> advice(String message, String line) {
    Matcher unknown = UNKNOWN.matcher(message);
    Matcher wrongImport = IMPORT.matcher(line);
    if (unknown.matches()) {
      return advice(unknown.group(1));
    }
    return message.matches(NO_PACKAGE) && wrongImport.matches()
        ? advice(wrongImport.group(1))
        : Optional.empty();
  }

  private Optional<String> advice(String name) {
    String imports =
        candidates(name)
            .map(candidate -> "import " + candidate + ";")
            .collect(Collectors.joining("  or  "));
    return imports.isEmpty() ? Optional.empty() : Optional.of("  To use " + name + ": " + imports);
  }

  /** Where the JDK has the name, nobody means a library's. */
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

  /** JShell lists the classes of all jars in the background; the first seconds it is not done. */
  private List<String> names(String name) {
    QualifiedNames found = analysis.listQualifiedNames(name, name.length());
    for (int waited = 0; !found.isUpToDate() && waited < PATIENCE_MS; waited += STEP_MS) {
      try {
        Thread.sleep(STEP_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found.getNames();
      }
      found = analysis.listQualifiedNames(name, name.length());
    }
    return found.getNames();
  }
}
