package io.github.lectern.keras.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is known of the processors.
 *
 * @param intel whether they are Intel's
 * @param avx512 whether they have AVX-512
 */
record Processors(boolean intel, boolean avx512) {
  /** Those of this machine; of them, only Linux tells. */
  static final Processors HERE = read(Path.of("/proc/cpuinfo"));

  /** From a description as Linux gives it. */
  static Processors of(String description) {
    return new Processors(description.contains("GenuineIntel"), description.contains(" avx512f "));
  }

  private static Processors read(Path description) {
    try {
      return of(Files.readString(description));
    } catch (IOException e) {
      return of(""); // not Linux, or one that does not tell
    }
  }
}
