package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** The reason why a source did not provide a file, with a message for the user. */
final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /** Whether the file is merely absent, or something is wrong that the user should know. */
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
   * Returns an I/O failure as a message for the user.
   *
   * @param where the path, for failures that do not name one
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
