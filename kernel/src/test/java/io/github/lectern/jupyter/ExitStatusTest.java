package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The status with which the process ends, even if a shutdown hook never returns. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ExitStatusTest {
  private static final int SECONDS = 60;

  @TempDir private Path folder;

  /** Starts the kernel in a JVM that will not end by itself: it has to be halted. */
  static final class HangingHook {
    private HangingHook() {}

    public static void main(String[] args) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(HangingHook::hang));
      Main.main(args);
    }

    private static void hang() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_connection_file_that_others_can_read_gives_1() throws Exception {
    Path file = connectionFile("rw-r--r--");

    Process kernel = start(file.toString());

    assertThat(kernel.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said()).contains("can be read or changed by other users");
    assertThat(kernel.exitValue()).isEqualTo(1);
  }

  @Test
  void a_connection_file_that_is_not_there_gives_1() throws Exception {
    Process kernel = start(folder.resolve("none.json").toString());

    assertThat(kernel.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said()).startsWith("lectern: there is no connection file ").hasLineCount(1);
    assertThat(kernel.exitValue()).isEqualTo(1);
  }

  @Test
  void a_wrong_command_line_gives_2() throws Exception {
    Process kernel = start("--what");

    assertThat(kernel.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said()).contains("--what");
    assertThat(kernel.exitValue()).isEqualTo(2);
  }

  @Test
  void a_port_that_is_in_use_is_named_and_gives_1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Integer> ports = new ArrayList<>(FreePorts.find(4));
      ports.add(taken.getLocalPort());
      Path file = connectionFile("rw-------");
      Files.writeString(file, new Gson().toJson(KernelSockets.connectionFile(ports)));

      Process kernel = start(file.toString());

      assertThat(kernel.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said())
          .startsWith("lectern: ")
          .contains("iopub", String.valueOf(taken.getLocalPort()), "in use")
          .hasLineCount(1);
      assertThat(kernel.exitValue()).isEqualTo(1);
    }
  }

  private Path connectionFile(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("connection.json"), "{}");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.ofThisJvm().java().toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), HangingHook.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    return builder.redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String said() throws IOException {
    return Files.readString(log());
  }
}
