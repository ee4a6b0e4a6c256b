package io.github.lectern.lessons.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The checks of the course's lessons and exercises, in the order of the notebooks. */
public final class CheckCatalog {
  private static final List<CourseCheck> ALL = load();

  private CheckCatalog() {}

  /** Returns all checks. */
  public static List<CourseCheck> all() {
    return ALL;
  }

  /** Returns the check that a method makes, such as "LogisticExercises.byHand". */
  static Optional<CourseCheck> find(String method) {
    return ALL.stream().filter(check -> check.method().equals(method)).findFirst();
  }

  private static List<CourseCheck> load() {
    try (InputStream in = CheckCatalog.class.getResourceAsStream("checks.tsv")) {
      return new String(in.readAllBytes(), UTF_8).lines().map(CourseCheck::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
