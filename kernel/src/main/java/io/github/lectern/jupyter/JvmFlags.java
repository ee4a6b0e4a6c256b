package io.github.lectern.jupyter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags of the kernel's JVM. */
final class JvmFlags {
  private static final int NATIVE_ACCESS_SINCE = 22;
  // On 25 streams would be half as fast without the profiles of inlined calls; on 17 they are not.
  private static final int CHEAP_PROFILES_SINCE = 25;
  private static final int UNSAFE_WARNING_SINCE = 24;

  private JvmFlags() {}

  /**
   * Prints the flags for the JDK that runs this, for programs that are to be timed like a kernel.
   */
  public static void main(String[] args) {
    System.out.println(String.join(" ", flags(Runtime.version().feature())));
  }

  /**
   * The command with which a front end starts the kernel.
   *
   * @param jar that is run
   * @param archive the file of the class archive
   */
  static List<String> command(String jar, String archive) {
    List<String> command = new ArrayList<>(java());
    command.addAll(CdsArchive.flags(archive, Runtime.version().feature()));
    command.addAll(List.of("-jar", jar, "{connection_file}"));
    return command;
  }

  /** The java that runs this program, with the kernel's flags. */
  static List<String> java() {
    Path usual = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse(usual.toString()));
    java.addAll(flags(Runtime.version().feature()));
    return java;
  }

  /** Flags for a JDK of the given version. */
  static List<String> flags(int feature) {
    List<String> flags = new ArrayList<>();
    // A later JDK may have one of these no more, and starts without it.
    flags.add("-XX:+IgnoreUnrecognizedVMOptions");
    // Heap and native memory share the machine: 40 % of it each, at most. Tensors are not among
    // maxbytes, but only among the bytes of the whole process, which may be 400 % by default.
    flags.add("-XX:MaxRAMPercentage=40");
    flags.add("-Dorg.bytedeco.javacpp.maxbytes=100%");
    flags.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=200%");
    // What fills the memory lies outside of the heap; this collector needs 60 MB less when idle.
    flags.add("-XX:+UseSerialGC");
    flags.add("-Xms112m");
    // Few collections before the first cell is done, and none that moves the memory kept in
    // reserve.
    flags.add("-XX:NewSize=64m");
    flags.add("-XX:PretenureSizeThreshold=8m");
    // Methods wait longer for C2, loops a millisecond or two, and C1 inlines less of them: in the
    // second in which a kernel starts, both take more of the processor than they give back.
    flags.add("-XX:Tier4InvocationThreshold=50000");
    flags.add("-XX:Tier4CompileThreshold=100000");
    flags.add("-XX:Tier4BackEdgeThreshold=400000");
    flags.add("-XX:C1MaxInlineSize=12");
    // C2 inlines less of what is compiled already: a net's step is many small methods, which it
    // compiled into each other again and again while the first epochs shared the processors with
    // it.
    flags.add("-XX:InlineSmallCode=1000");
    // Training, for which no start has to wait, comes to C2 as early as in any JVM.
    flags.add("-XX:CompileCommand=quiet");
    flags.add("-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.keras.*::*,0.1");
    flags.add("-XX:CompileCommand=CompileThresholdScaling,io.github.lectern.tensor.*::*,0.1");
    // Adam's roots and quotients were a seventh faster in vectors of 8 floats than of 16.
    flags.add("-XX:MaxVectorSize=32");
    if (feature < CHEAP_PROFILES_SINCE) {
      flags.add("-XX:-C1ProfileInlinedCalls");
    }
    // Its file is of use to programs that watch many JVMs, and takes a hundredth of the start.
    flags.add("-XX:-UsePerfData");
    flags.add("-Djava.awt.headless=true");
    flags.add("-Dfile.encoding=UTF-8");
    // On 17 a cell could install one that refuses the kernel everything.
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
