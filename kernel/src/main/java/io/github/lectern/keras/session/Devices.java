package io.github.lectern.keras.session;

import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.tensor.NativeCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * What this program computes on.
 *
 * @param kind "CPU" or "GPU", where the tensors lie
 * @param processors that Java may use
 * @param workers the threads that share out a fit, evaluate or predict
 * @param nd4jThreads the most threads that one operation of ND4J's uses
 * @param backend the part of ND4J that holds the tensors, with its version
 * @param blas what multiplies matrices when a net trains, with versions
 */
public record Devices(
    String kind, int processors, int workers, int nd4jThreads, String backend, String blas) {
  /** The code of OpenBLAS in JavaCPP's list of vendors. */
  private static final int OPENBLAS = 2;

  /**
   * What is in use now. Keras: {@code tf.config.list_physical_devices()}.
   *
   * <pre>{@code
   * devices()
   * }</pre>
   */
  public static Devices devices() {
    NativeCache.prepare();
    Nd4jBackend backend = Nd4j.getBackend();
    Environment environment = backend.getEnvironment();
    return new Devices(
        environment.isCPU() ? "CPU" : "GPU",
        Runtime.getRuntime().availableProcessors(),
        Workspace.defaultThreads(),
        environment.maxThreads(),
        "ND4J " + version("org.nd4j", "nd4j-native") + ", " + backend.getClass().getSimpleName(),
        blasInUse());
  }

  private static String blasInUse() {
    String version = release("openblas");
    String blas =
        openblas_nolapack.blas_get_vendor() == OPENBLAS
            ? "OpenBLAS " + version
            : "another than OpenBLAS " + version;
    return OneDnn.isUsable() ? blas + " and oneDNN " + release("dnnl") : blas;
  }

  private static String release(String artifact) {
    return version("org.bytedeco", artifact).replaceFirst("-.*", "");
  }

  private static String version(String group, String artifact) {
    try {
      return Loader.getVersion(group, artifact);
    } catch (IOException e) {
      throw new UncheckedIOException("the version of " + artifact + " cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return String.join(
        "\n",
        "device   " + kind + ", " + processors + " processors",
        "threads  "
            + workers
            + " for fit, evaluate and predict; up to "
            + nd4jThreads
            + " for one operation on tensors",
        "backend  " + backend,
        "BLAS     " + blas);
  }
}
