package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.TransferProblem.Outlook;
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

/** Says what the network's failures mean, and whether they may pass. */
final class NetworkWords {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  private NetworkWords() {}

  static TransferProblem problem(URI address, Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return lasting("no connection in time; is this computer online, or is a proxy needed?");
    }
    if (causes(failure).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return lasting("the name " + address.getHost() + " is not known; is this computer online?");
    }
    if (failure instanceof ConnectException) {
      return lasting("no connection (" + reason(failure) + ")");
    }
    if (failure instanceof SSLException) {
      return lasting(
          "no secure connection (" + reason(failure) + "); does the network want a login first?");
    }
    if (failure instanceof IOException) {
      return passing("connection lost (" + reason(failure) + ")");
    }
    throw new IllegalStateException("unexpected failure of the HTTP client", failure);
  }

  static TransferProblem problem(int status) {
    String text = "answered with HTTP status " + status;
    boolean passing =
        status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    return passing ? passing(text) : lasting(text);
  }

  static TransferProblem passing(String text) {
    return new TransferProblem(Outlook.MAY_PASS, text);
  }

  /** Such as "30 s" or "0.4 s". */
  static String seconds(Duration duration) {
    return new BigDecimal(duration.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString()
        + " s";
  }

  private static TransferProblem lasting(String text) {
    return new TransferProblem(Outlook.WILL_STAY, text);
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
}
