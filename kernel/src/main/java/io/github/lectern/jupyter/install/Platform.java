package io.github.lectern.jupyter.install;

import java.util.Locale;
import java.util.Set;

/**
 * A system and processor, under the name that JavaCPP gives them.
 *
 * @param name for example "linux-x86_64"
 */
record Platform(String name) {
  /** The systems for which ND4J publishes native libraries that the kernel uses. */
  static final Set<String> SUPPORTED =
      Set.of("linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64");

  /**
   * Returns the system of this process.
   *
   * @throws InstallException if it is not supported
   */
  static Platform current() throws InstallException {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArch) throws InstallException {
    String name = system(osName) + "-" + processor(osArch);
    if (!SUPPORTED.contains(name)) {
      throw new InstallException(
          "there are no native libraries for "
              + osName
              + " on "
              + osArch
              + "; supported systems: "
              + String.join(", ", SUPPORTED.stream().sorted().toList()));
    }
    return new Platform(name);
  }

  private static String system(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "macosx";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String processor(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "arm64";
      default -> osArch;
    };
  }
}
