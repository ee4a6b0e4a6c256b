package io.github.lectern.jupyter.eval.hints;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chooses and ranks the types that a student probably means. */
public final class ImportRanking {
  private static final List<String> LIKELY =
      List.of("java.util.", "java.", "io.github.lectern.", "org.nd4j.linalg.", "tech.tablesaw.");
  private static final int OF_JDK = 2;

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

  /** Packages of the JDK and of the kernel's libraries. */
  private static final Pattern NOT_OF_STUDENT =
      Pattern.compile(
          "(java|javax|org\\.(w3c|xml|ietf|nd4j|knowm)|io\\.github\\.lectern|tech\\.tablesaw)\\..*");

  private ImportRanking() {}

  /** Returns the types that are worth suggesting, best first. */
  public static List<String> likely(Stream<String> types) {
    return types
        .filter(type -> !UNLIKELY.matcher(type).matches())
        .distinct()
        .sorted(Comparator.comparingInt(ImportRanking::rank).thenComparing(type -> type))
        .toList();
  }

  /**
   * Returns the types of one name that are worth suggesting, best first. If any of them are in java
   * packages, only those and the types of the student's libraries are returned.
   */
  static List<String> ofOneName(Stream<String> types) {
    List<String> likely = likely(types);
    boolean ofJdk = likely.stream().anyMatch(type -> rank(type) < OF_JDK);
    return likely.stream()
        .filter(type -> !ofJdk || rank(type) < OF_JDK || !NOT_OF_STUDENT.matcher(type).matches())
        .toList();
  }

  private static int rank(String type) {
    for (int i = 0; i < LIKELY.size(); i++) {
      if (type.startsWith(LIKELY.get(i))) {
        return i;
      }
    }
    return LIKELY.size();
  }
}
