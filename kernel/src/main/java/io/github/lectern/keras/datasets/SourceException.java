package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** Thrown if a source cannot provide a file; the message explains the reason to the user. */
final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /** The two reasons why a source has no file. */
  enum Kind {
    /** The source does not contain the file, which is normal. */
    ABSENT,
    /** Something is wrong, and the user should know about it. */
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
   * Converts an I/O failure into an exception with a message for the user.
   *
   * @param where the path to mention if the failure does not name one
   * @throws InterruptedException if the I/O failed because this thread was interrupted
   */
  static SourceException of(IOException failure, Path where) throws InterruptedException {
    if (failure instanceof ClosedByInterruptException
        || failure instanceof FileLockInterruptionException) {
      throw new InterruptedException();
    }
    SourceException problem = wrong(describe(failure, where));
    problem.initCause(failure);
    return problem;
  }

  private static String describe(IOException failure, Path where) {
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return "expected a directory but got a file: " + exists.getFile();
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
