package io.github.lectern.jupyter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags of the kernel's JVM. */
final class JvmFlags {
  private static final int NATIVE_ACCESS_SINCE = 22;
  // On JDK 25, streams would be half as fast without the profiles of inlined calls; on 17, not.
  private static final int CHEAP_PROFILES_SINCE = 25;
  private static final int UNSAFE_WARNING_SINCE = 24;

  private JvmFlags() {}

  /** Prints the flags for the current JDK, for programs that are timed like a kernel. */
  public static void main(String[] args) {
    System.out.println(String.join(" ", flags(Runtime.version().feature())));
  }

  /**
   * Returns the command with which a front end starts the kernel.
   *
   * @param jar the jar of the kernel
   * @param archive the file of the class archive
   */
  static List<String> command(String jar, String archive) {
    List<String> command = new ArrayList<>(java());
    command.addAll(CdsArchive.flags(archive, Runtime.version().feature()));
    command.addAll(List.of("-jar", jar, "{connection_file}"));
    return command;
  }

  /** Returns the Java launcher of this process, with the kernel's flags. */
  static List<String> java() {
    Path usual = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse(usual.toString()));
    java.addAll(flags(Runtime.version().feature()));
    return java;
  }

  /** Returns the flags for a JDK of the given version. */
  static List<String> flags(int feature) {
    List<String> flags = new ArrayList<>();
    // A later JDK may have dropped one of these flags; it ignores the flag and starts.
    flags.add("-XX:+IgnoreUnrecognizedVMOptions");
    // The heap and native memory may each use 40 % of the machine's memory. maxbytes does not
    // count tensors; maxphysicalbytes counts the whole process, with a default of 400 %.
    flags.add("-XX:MaxRAMPercentage=40");
    flags.add("-Dorg.bytedeco.javacpp.maxbytes=100%");
    flags.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=200%");
    // Most data is outside the heap; the serial collector needs 60 MB less when idle.
    flags.add("-XX:+UseSerialGC");
    flags.add("-Xms112m");
    // The first cell ends after few collections, none of which moves the memory reserve.
    flags.add("-XX:NewSize=64m");
    flags.add("-XX:PretenureSizeThreshold=8m");
    // C2 compiles methods later, loops a millisecond or two later, and C1 inlines less: during the
    // second in which a kernel starts, both cost more processor time than they save.
    flags.add("-XX:Tier4InvocationThreshold=50000");
    flags.add("-XX:Tier4CompileThreshold=100000");
    flags.add("-XX:Tier4BackEdgeThreshold=400000");
    flags.add("-XX:C1MaxInlineSize=12");
    // C2 inlines fewer methods that are already compiled. Otherwise, it recompiled the many small
    // methods of a training step repeatedly, at the expense of the first epochs.
    flags.add("-XX:InlineSmallCode=1000");
    // Training does not delay the start, so C2 compiles it as early as in any JVM.
    flags.add("-XX:CompileCommand=quiet");
    flags.add("-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.keras.*::*,0.1");
    flags.add("-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.tensor.*::*,0.1");
    // Adam's square roots and divisions were a seventh faster with vectors of 8 floats than of 16.
    flags.add("-XX:MaxVectorSize=32");
    if (feature < CHEAP_PROFILES_SINCE) {
      flags.add("-XX:-C1ProfileInlinedCalls");
    }
    // Only monitoring tools use the file of performance data, which takes 1 % of the start.
    flags.add("-XX:-UsePerfData");
    flags.add("-Djava.awt.headless=true");
    flags.add("-Dfile.encoding=UTF-8");
    // On JDK 17, a cell could install a security manager that denies the kernel everything.
    flags.add("-Djava.security.manager=disallow");
    if (feature >= NATIVE_ACCESS_SINCE) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature >= UNSAFE_WARNING_SINCE) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return flags;
  }
}
