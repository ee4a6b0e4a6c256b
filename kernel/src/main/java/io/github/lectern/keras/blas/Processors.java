package io.github.lectern.keras.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of the processors; other systems do not tell. */
final class Processors {
  /** Empty where nothing is known. */
  static final String DESCRIPTION = read(Path.of("/proc/cpuinfo"));

  private Processors() {}

  /** Whether processors of that description do have it. */
  static boolean haveAvx512(String description) {
    return description.contains(" avx512f ");
  }

  private static String read(Path description) {
    try {
      return Files.readString(description);
    } catch (IOException e) {
      return ""; // not Linux, or one that does not tell
    }
  }
}
