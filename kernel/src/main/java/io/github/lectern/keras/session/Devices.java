package io.github.lectern.keras.session;

import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.tensor.NativeCache;
import io.github.lectern.tensor.Plural;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The devices, threads and libraries that Lectern computes with.
 *
 * @param kind "CPU" or "GPU", the device that holds the tensors
 * @param processors the number of processors that Java may use
 * @param workers the number of threads that fit, evaluate and predict use
 * @param nd4jThreads the maximum number of threads that one ND4J operation uses
 * @param backend the ND4J backend that holds the tensors, with ND4J's version
 * @param blas the libraries that multiply matrices during training, with their versions
 */
public record Devices(
    String kind, int processors, int workers, int nd4jThreads, String backend, String blas) {
  /** JavaCPP's vendor code of OpenBLAS. */
  private static final int OPENBLAS = 2;

  /**
   * Returns the devices, threads and libraries in use. Keras: {@code
   * tf.config.list_physical_devices()}.
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
            : "another library instead of OpenBLAS " + version;
    return OneDnn.isUsable() ? blas + " and oneDNN " + release("dnnl") : blas;
  }

  private static String release(String artifact) {
    return version("org.bytedeco", artifact).replaceFirst("-.*", "");
  }

  private static String version(String group, String artifact) {
    try {
      return Loader.getVersion(group, artifact);
    } catch (IOException e) {
      throw new UncheckedIOException("devices: cannot read the version of " + artifact, e);
    }
  }

  @Override
  public String toString() {
    return String.join(
        "\n",
        "device   " + kind + ", " + Plural.of(processors, "processor"),
        "threads  "
            + workers
            + " for fit, evaluate and predict; up to "
            + nd4jThreads
            + " for a tensor operation",
        "backend  " + backend,
        "BLAS     " + blas);
  }
}
