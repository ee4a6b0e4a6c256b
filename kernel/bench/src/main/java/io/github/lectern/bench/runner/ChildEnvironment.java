package io.github.lectern.bench.runner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of the processes: the user's environment without the variables that affect only
 * one library.
 */
final class ChildEnvironment {
  private static final List<String> DROPPED_PREFIXES =
      List.of(
          "OPENBLAS_",
          "GOTO_",
          "OMP_",
          "GOMP_",
          "KMP_",
          "MKL_",
          "BLIS_",
          "VECLIB_",
          "NVPL_BLAS_",
          "DNNL_",
          "ONEDNN_",
          "ATEN_",
          "TORCH_",
          "TF_NUM_",
          "TF_ENABLE_",
          "TF_XLA_",
          "ND4J_",
          "PYTORCH_");
  private static final List<String> DROPPED =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

  private ChildEnvironment() {}

  /** Returns the variables that are not passed on, with their values. */
  static Map<String, String> dropped(Map<String, String> environment) {
    Map<String, String> dropped = new TreeMap<>(environment);
    dropped.keySet().removeIf(name -> !isDropped(name));
    return dropped;
  }

  private static boolean isDropped(String name) {
    return DROPPED.contains(name) || DROPPED_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
