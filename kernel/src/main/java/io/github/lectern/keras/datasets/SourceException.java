package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** What kept one place from giving a file, in words for the person who wants the data. */
final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /** Whether the place merely lacks the file, or something about it deserves a word. */
  enum Kind {
    ABSENT,
    WRONG
  }

  private final Kind kind;

  SourceException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static SourceException wrong(String message) {
    return new SourceException(Kind.WRONG, message);
  }

  /**
   * Returns a failure of the disk in words.
   *
   * @param where what was read or written, in case the failure does not say
   * @throws InterruptedException if the failure only means that this thread was interrupted
   */
  static SourceException of(IOException failure, Path where) throws InterruptedException {
    if (failure instanceof ClosedByInterruptException
        || failure instanceof FileLockInterruptionException) {
      throw new InterruptedException();
    }
    SourceException problem = wrong(inWords(failure, where));
    problem.initCause(failure);
    return problem;
  }

  private static String inWords(IOException failure, Path where) {
    if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way: it is not a directory";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getFile() + ": " + named.getReason();
    }
    return where + ": " + Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  Kind kind() {
    return kind;
  }
}
