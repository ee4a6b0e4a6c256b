package io.github.lectern.jupyter.magics;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test of magics a kernel's evaluator and a working directory. */
abstract class MagicTestBase {
  @TempDir Path folder;
  MagicRunner cells;

  @BeforeEach
  void start() {
    cells = new MagicRunner(folder);
  }

  @AfterEach
  void close() {
    cells.close();
  }
}
