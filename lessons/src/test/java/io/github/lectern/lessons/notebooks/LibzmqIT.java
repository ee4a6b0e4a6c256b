package io.github.lectern.lessons.notebooks;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Tests that the kernel's sockets and libzmq's clients work together, over both transports, with
 * and without encryption.
 */
@WaitsForProcesses
class LibzmqIT {
  @Test
  void nothing_fails_and_nothing_is_skipped() throws IOException {
    PythonSuite.run("libzmq_clients.py", "zmq", "python3-zmq").assertPassed(35);
  }
}
