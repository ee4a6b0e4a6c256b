package io.github.lectern.jupyter.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags of the kernel's JVM. */
public final class JvmFlags {
  private static final int NATIVE_ACCESS_SINCE = 22;
  private static final int UNSAFE_WARNING_SINCE = 24;
  // On JDK 25, streams would be half as fast without profiles of inlined calls.
  private static final int CHEAP_PROFILES_SINCE = 25;

  /**
   * Limits the heap and native memory to 40 % of the machine's memory each. JavaCPP measures
   * tensors only as part of the memory of the whole process, which it limits to twice the maximum
   * heap. The serial collector needs 60 MB less than the default collector. The young generation
   * has a fixed minimum size, and large objects bypass it; this is meant to leave the kernel's
   * threads some room if a cell fills the heap, but its effect has not been measured.
   */
  private static final List<String> MEMORY =
      List.of(
          "-XX:MaxRAMPercentage=40",
          "-Dorg.bytedeco.javacpp.maxbytes=100%",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=200%",
          "-XX:+UseSerialGC",
          "-Xms112m",
          "-XX:NewSize=64m",
          "-XX:PretenureSizeThreshold=8m");

  /**
   * Makes C2 compile later and C1 inline less, so that compilation does not slow down the start.
   * Training code is still compiled as early as with the default flags. It also runs faster,
   * because C2 inlines fewer compiled methods and uses vectors of 8 floats.
   */
  private static final List<String> COMPILERS =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4CompileThreshold=100000",
          "-XX:Tier4BackEdgeThreshold=400000",
          "-XX:C1MaxInlineSize=12",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.keras.*::*,0.1",
          "-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.tensor.*::*,0.1",
          "-XX:InlineSmallCode=1000",
          "-XX:MaxVectorSize=32");

  private static final List<String> PLATFORM =
      List.of(
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          // On JDK 17 a cell could install a security manager, which could block the kernel.
          "-Djava.security.manager=disallow");

  private JvmFlags() {}

  /** Prints the kernel's flags for this JDK; benchmarks use them. */
  public static void main(String[] args) {
    System.out.println(String.join(" ", flags(Runtime.version().feature())));
  }

  /**
   * Returns the command with which a front end starts the kernel.
   *
   * @param jar the jar to run
   * @param archive the path of the CDS archive
   */
  public static List<String> command(String jar, String archive) {
    return command(jar, archive, List.of(), List.of());
  }

  /** Returns the command of a kernelspec with additional arguments of the JVM and the kernel. */
  static List<String> command(
      String jar, String archive, List<String> jvmArguments, List<String> kernelArguments) {
    List<String> command = new ArrayList<>(java());
    command.addAll(CdsArchive.flags(archive, Runtime.version().feature()));
    command.addAll(jvmArguments);
    command.addAll(List.of("-jar", jar, "{connection_file}"));
    command.addAll(kernelArguments);
    return command;
  }

  /** Returns the path of this JVM's java program, followed by the kernel's flags. */
  static List<String> java() {
    Path usual = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse(usual.toString()));
    java.addAll(flags(Runtime.version().feature()));
    return java;
  }

  /** Returns the flags for a JDK of the given version. */
  public static List<String> flags(int feature) {
    // A later JDK that no longer has one of these flags starts without it.
    List<String> flags = new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions"));
    flags.addAll(MEMORY);
    flags.addAll(COMPILERS);
    flags.addAll(PLATFORM);
    if (feature < CHEAP_PROFILES_SINCE) {
      flags.add("-XX:-C1ProfileInlinedCalls");
    }
    if (feature >= NATIVE_ACCESS_SINCE) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature >= UNSAFE_WARNING_SINCE) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return flags;
  }
}
