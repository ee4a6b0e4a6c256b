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

/** Thrown if a download fails before it is complete; the message is for the user. */
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

  /** Returns an exception that explains a failure of the HTTP client. */
  static TransferException of(URI address, Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return permanent(
          "the connection timed out; is this computer online, and does it need a proxy?");
    }
    if (causes(failure).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return permanent(
          "cannot resolve the host name " + address.getHost() + "; is this computer online?");
    }
    if (failure instanceof ConnectException) {
      return permanent("cannot connect (" + reason(failure) + ")");
    }
    if (failure instanceof SSLException) {
      return permanent(
          "cannot connect securely (" + reason(failure) + "); does the network require a login?");
    }
    if (failure instanceof IOException) {
      return retryable("connection lost (" + reason(failure) + ")");
    }
    throw new IllegalStateException("unexpected failure of the HTTP client", failure);
  }

  /** Returns an exception for an HTTP status other than success. */
  static TransferException ofStatus(int status) {
    String text = "the server answered with HTTP status " + status;
    boolean retryable =
        status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    return retryable ? retryable(text) : permanent(text);
  }

  /** Returns an exception for a failure after which a retry may succeed. */
  static TransferException retryable(String text) {
    return new TransferException(true, text);
  }

  /** Returns text such as "30 s" or "0.4 s". */
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
