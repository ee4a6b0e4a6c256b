package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** A download that ended early, with a message for the user. */
final class TransferException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  private final boolean retryable;

  private TransferException(boolean retryable, String message) {
    super(message);
    this.retryable = retryable;
  }

  /** Returns what a failure of the HTTP client means. */
  static TransferException of(URI address, Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return permanent("no connection in time; is this computer online, or is a proxy needed?");
    }
    if (causes(failure).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return permanent("the name " + address.getHost() + " is not known; is this computer online?");
    }
    if (failure instanceof ConnectException) {
      return permanent("no connection (" + reason(failure) + ")");
    }
    if (failure instanceof SSLException) {
      return permanent(
          "no secure connection (" + reason(failure) + "); does the network want a login first?");
    }
    if (failure instanceof IOException) {
      return retryable("connection lost (" + reason(failure) + ")");
    }
    throw new IllegalStateException("unexpected failure of the HTTP client", failure);
  }

  /** Returns what an HTTP status other than success means. */
  static TransferException ofStatus(int status) {
    String text = "answered with HTTP status " + status;
    boolean retryable =
        status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    return retryable ? retryable(text) : permanent(text);
  }

  /** Returns a failure that a retry may overcome. */
  static TransferException retryable(String text) {
    return new TransferException(true, text);
  }

  /** Such as "30 s" or "0.4 s". */
  static String seconds(Duration duration) {
    return new BigDecimal(duration.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString()
        + " s";
  }

  private static TransferException permanent(String text) {
    return new TransferException(false, text);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String reason(Throwable failure) {
    return causes(failure)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(failure.getClass().getSimpleName());
  }

  /** Returns whether another attempt at the same address may succeed. */
  boolean isRetryable() {
    return retryable;
  }
}
