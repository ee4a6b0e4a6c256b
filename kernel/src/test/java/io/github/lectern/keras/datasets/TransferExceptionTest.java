package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferExceptionTest {
  private static final URI ADDRESS = URI.create("https://example.org/data");

  @Test
  void an_unknown_name_asks_whether_the_computer_is_online() {
    ConnectException failure = new ConnectException();
    failure.initCause(new UnresolvedAddressException());

    assertWords(
        failure, false, "cannot resolve the host name example.org; is this computer online?");
  }

  @Test
  void a_connection_that_takes_too_long_asks_for_the_proxy() {
    assertWords(
        new HttpConnectTimeoutException("HTTP connect timed out"),
        false,
        "the connection timed out; is this computer online, and does it need a proxy?");
  }

  @Test
  void a_refused_connection_is_passed_on() {
    assertWords(
        new ConnectException("Connection refused"), false, "cannot connect (Connection refused)");
  }

  @Test
  void an_untrusted_certificate_asks_for_the_login() {
    assertWords(
        new SSLHandshakeException("unable to find valid certification path"),
        false,
        "cannot connect securely (unable to find valid certification path); "
            + "does the network require a login?");
  }

  @Test
  void a_lost_connection_may_come_back() {
    assertWords(new EOFException(), true, "connection lost (EOFException)");
  }

  @Test
  void a_fault_of_the_program_is_not_blamed_on_the_network() {
    NullPointerException fault = new NullPointerException();

    assertThatThrownBy(() -> TransferException.of(ADDRESS, fault))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(fault);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void these_statuses_may_pass(int status) {
    assertThat(TransferException.ofStatus(status).isRetryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 401, 403, 404, 407})
  void these_statuses_stay(int status) {
    assertThat(TransferException.ofStatus(status).isRetryable()).isFalse();
  }

  @Test
  void seconds_are_written_without_idle_zeros() {
    assertThat(TransferException.seconds(Duration.ofSeconds(30))).isEqualTo("30 s");
    assertThat(TransferException.seconds(Duration.ofMillis(400))).isEqualTo("0.4 s");
  }

  private static void assertWords(Throwable failure, boolean retryable, String words) {
    TransferException problem = TransferException.of(ADDRESS, failure);

    assertThat(problem.isRetryable()).isEqualTo(retryable);
    assertThat(problem).hasMessage(words);
  }
}
