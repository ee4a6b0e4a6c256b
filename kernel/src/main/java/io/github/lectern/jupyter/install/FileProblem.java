package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Explains why a file cannot be read or written, and what to do. */
final class FileProblem {
  private static final List<String> FULL =
      List.of("no space left", "not enough space", "disk quota exceeded", "disk full");
  private static final List<String> FORBIDDEN = List.of("permission denied", "read-only");

  private FileProblem() {}

  static String explain(IOException e) {
    if (isFullDisk(e)) {
      return "the disk is full: "
          + e.getMessage()
          + "; free some space and run the same command again";
    }
    boolean forbidden =
        e instanceof AccessDeniedException
            || e.getCause() instanceof ReadOnlyFileSystemException
            || contains(e, FORBIDDEN);
    return forbidden
        ? "no permission to write: "
            + e.getMessage()
            + "; use --user, or --prefix DIR with a directory that you may write to"
        : KernelSpec.reason(e);
  }

  static boolean isFullDisk(IOException e) {
    return contains(e, FULL);
  }

  /** Returns the message of the innermost cause. */
  static String reason(Throwable problem) {
    Throwable last = causes(problem).reduce(problem, (outer, inner) -> inner);
    return last instanceof UnknownHostException
        ? "unknown host " + last.getMessage()
        : String.valueOf(last.getMessage());
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause);
  }

  private static boolean contains(Throwable problem, List<String> words) {
    return causes(problem)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> words.stream().anyMatch(message::contains));
  }
}
