package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ConnectionFileTest {
  private static final String GOOD =
      """
      {"transport": "tcp", "ip": "127.0.0.1", "key": "secret", "signature_scheme": "hmac-sha256",
       "shell_port": 1, "control_port": 2, "stdin_port": 3, "hb_port": 4, "iopub_port": 5}
      """;

  @TempDir private Path folder;

  private String file(String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("connection.json"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
  }

  @Test
  void accepts_a_private_file() throws IOException {
    assertThat(ConnectionFile.read(List.of(file(GOOD, "rw-------")), Map.of()).ip())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void refuses_a_file_that_others_can_read_or_write() throws IOException {
    for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      String file = file(GOOD, permissions);
      assertThatThrownBy(() -> ConnectionFile.read(List.of(file), Map.of()))
          .as(permissions)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("chmod 600")
          .hasMessageContaining(ConnectionFile.ALLOW_READABLE)
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void the_option_or_jupyters_variable_allows_a_readable_file() throws IOException {
    String file = file(GOOD, "rw-r--r--");
    assertThat(ConnectionFile.read(List.of(file, ConnectionFile.ALLOW_READABLE), Map.of()).ip())
        .isEqualTo("127.0.0.1");
    assertThat(
            ConnectionFile.read(List.of(file), Map.of("JUPYTER_ALLOW_INSECURE_WRITES", "true"))
                .ip())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void explains_what_is_not_a_connection_file() throws IOException {
    assertRefused("[1", "is not a Jupyter connection file");
    assertRefused("[]", "expected a JSON object");
    assertRefused("{}", "\"ip\" or \"transport\" is missing");
    assertRefused(GOOD.replace("\"shell_port\": 1", "\"shell_port\": \"x\""), "is not a Jupyter");
    assertRefused(GOOD.replace("\"hb_port\": 4, ", ""), "expected five ports");
    assertRefused(GOOD.replace("\"iopub_port\": 5", "\"iopub_port\": 70000"), "70000");
    assertRefused(GOOD.replace("tcp", "udp"), "expected the transport tcp or ipc but got udp");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void refuses_to_open_anything_but_a_regular_file() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", "-m", "600", fifo.toString()).start().waitFor())
        .isZero();
    for (Path file : List.of(fifo, folder)) {
      assertThatThrownBy(() -> ConnectionFile.read(List.of(file.toString()), Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessage("expected a connection file, but " + file + " is not a regular file");
    }
    Path missing = folder.resolve("none.json");
    assertThatThrownBy(() -> ConnectionFile.read(List.of(missing.toString()), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no connection file " + missing);
  }

  private void assertRefused(String content, String message) throws IOException {
    String file = file(content, "rw-------");
    assertThatThrownBy(() -> ConnectionFile.read(List.of(file), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_command_line_without_a_file_is_an_error() {
    assertThatThrownBy(() -> ConnectionFile.read(List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the path of a connection file but got nothing");
    assertThatThrownBy(() -> ConnectionFile.read(List.of("--what"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--what");
  }
}
