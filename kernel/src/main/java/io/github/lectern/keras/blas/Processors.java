package io.github.lectern.keras.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The properties of the machine's processors that decide which library computes a product.
 *
 * @param intel whether they are Intel processors
 * @param avx512 whether they support AVX-512
 */
record Processors(boolean intel, boolean avx512) {
  /** The processors of this machine. Both properties are false if the system is not Linux. */
  static final Processors HERE = read(Path.of("/proc/cpuinfo"));

  /** Returns the properties according to a text in the format of /proc/cpuinfo. */
  static Processors of(String description) {
    return new Processors(description.contains("GenuineIntel"), description.contains(" avx512f "));
  }

  private static Processors read(Path description) {
    try {
      return of(Files.readString(description));
    } catch (IOException e) {
      return of(""); // not Linux, or the file cannot be read
    }
  }
}
