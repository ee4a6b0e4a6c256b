package io.github.lectern.jupyter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags of the kernel's JVM. */
final class JvmFlags {
  private static final int NATIVE_ACCESS_SINCE = 22;
  private static final int UNSAFE_WARNING_SINCE = 24;
  // On JDK 25, streams would be half as fast without profiles of inlined calls.
  private static final int CHEAP_PROFILES_SINCE = 25;

  /**
   * The heap and native memory each get 40 % of the machine's memory. JavaCPP counts tensors only
   * in the memory of the whole process, which it limits to twice the maximum heap. The serial
   * collector needs 60 MB less than the default one.
   */
  private static final List<String> MEMORY =
      List.of(
          "-XX:MaxRAMPercentage=40",
          "-Dorg.bytedeco.javacpp.maxbytes=100%",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=200%",
          "-XX:+UseSerialGC",
          "-Xms112m");

  /**
   * C2 compiles later and C1 inlines less, so that the compilers leave the processors to the start.
   * Training is compiled as early as in any JVM, and faster: C2 inlines less compiled code and uses
   * vectors of 8 floats.
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
          // On JDK 17 a cell could install a security manager that refuses the kernel everything.
          "-Djava.security.manager=disallow");

  private JvmFlags() {}

  /** Prints the flags for this JDK, for programs that are benchmarked like a kernel. */
  public static void main(String[] args) {
    System.out.println(String.join(" ", flags(Runtime.version().feature())));
  }

  /**
   * Returns the command with which a front end starts the kernel.
   *
   * @param jar the jar to run
   * @param archive the path of the CDS archive
   */
  static List<String> command(String jar, String archive) {
    List<String> command = new ArrayList<>(java());
    command.addAll(CdsArchive.flags(archive, Runtime.version().feature()));
    command.addAll(List.of("-jar", jar, "{connection_file}"));
    return command;
  }

  /** Returns the java program that runs this code, with the kernel's flags. */
  static List<String> java() {
    Path usual = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse(usual.toString()));
    java.addAll(flags(Runtime.version().feature()));
    return java;
  }

  /** Returns the flags for a JDK of the given version. */
  static List<String> flags(int feature) {
    // A later JDK may no longer have one of these flags, and then starts without it.
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
