package io.github.lectern.jupyter.eval.run;

import static io.github.lectern.jupyter.eval.run.KernelLibrary.fixed;
import static io.github.lectern.jupyter.eval.run.KernelLibrary.replaceable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The libraries of the kernel that cells share. Cells do not see the kernel's other libraries, so
 * students can add any version of those.
 *
 * <p>Shared are the libraries whose types are part of Lectern's API, and those whose types are part
 * of their API in turn, as well as Commons Lang, which IJava has and its notebooks use. A student's
 * copy of a replaceable library takes the place of the kernel's, unless a cell has already used
 * that one: the JVM cannot exchange loaded classes.
 */
public final class KernelLibraries {
  private static final List<KernelLibrary> ALL =
      List.of(
          fixed("io.github.lectern", "lectern-.*", "io.github.lectern.", "tensor.OneHot"),
          fixed("io.github.spencerpark", "lectern-.*", "io.github.spencerpark.", "ijava.IJava"),
          fixed("org.nd4j", "nd4j-.*", "org.nd4j.", "linalg.factory.Nd4j"),
          fixed(
              "org.bytedeco",
              "(javacpp|openblas|dnnl|opencl)-.*",
              "org.bytedeco.",
              "javacpp.Loader"),
          fixed(
              "org.dflib.jjava", "jjava-.*", "org.dflib.jjava.", "jupyter.kernel.display.Renderer"),
          replaceable("tech.tablesaw", "tablesaw-.*", "tech.tablesaw.", "api.Table"),
          replaceable("org.knowm.xchart", "xchart-.*", "org.knowm.xchart.", "XYChart"),
          replaceable("it.unimi.dsi", "fastutil-.*", "it.unimi.dsi.fastutil.", "Hash"),
          replaceable(
              "org.roaringbitmap", "RoaringBitmap-.*", "org.roaringbitmap.", "RoaringBitmap"),
          replaceable(
              "com.google.flatbuffers", "flatbuffers-.*", "com.google.flatbuffers.", "Table"),
          replaceable(
              "org.apache.commons", "commons-lang3-.*", "org.apache.commons.lang3.", "ArrayUtils"),
          replaceable("net.ericaro", "neoitertools-.*", "net.ericaro.neoitertools.", "Generator"),
          replaceable("org.onnx", "nd4j-.*", "onnx.", "Onnx"),
          replaceable("org.tensorflow", "nd4j-.*", "org.tensorflow.framework.", "GraphDef"));

  private final Set<KernelLibrary> replaced = ConcurrentHashMap.newKeySet();
  private final Set<KernelLibrary> used = ConcurrentHashMap.newKeySet();

  /** Returns the library that provides a class to cells; empty if there is none. */
  public Optional<KernelLibrary> ofClass(String className) {
    return originOf(className).filter(library -> !replaced.contains(library));
  }

  /** Returns whether a class belongs to a library that the student has replaced. */
  boolean isReplaced(String className) {
    return originOf(className).filter(replaced::contains).isPresent();
  }

  private static Optional<KernelLibrary> originOf(String className) {
    for (KernelLibrary library : ALL) {
      if (className.startsWith(library.packages())) {
        return Optional.of(library);
      }
    }
    return Optional.empty();
  }

  /** Returns the library that provides a package to cells; empty if there is none. */
  public Optional<KernelLibrary> ofPackage(String packageName) {
    return ofClass(packageName + ".");
  }

  /** Returns the library that has a jar; empty if there is none or it has been replaced. */
  public Optional<KernelLibrary> ofJar(String fileName) {
    return ALL.stream()
        .filter(library -> library.jars().matcher(fileName).matches())
        .filter(library -> !replaced.contains(library))
        .findFirst();
  }

  /** Returns the library of a Maven group; empty if there is none or it has been replaced. */
  public Optional<KernelLibrary> ofGroup(String group) {
    return ALL.stream()
        .filter(library -> library.group().equals(group))
        .filter(library -> !replaced.contains(library))
        .findFirst();
  }

  /** Returns the replaceable libraries that have not been replaced. */
  public List<KernelLibrary> allReplaceable() {
    return ALL.stream()
        .filter(library -> library.replaceable() && !replaced.contains(library))
        .toList();
  }

  /** Records that a cell has loaded a class of a library. */
  void use(KernelLibrary library) {
    used.add(library);
  }

  /** Returns whether a cell has loaded a class of a library. */
  public boolean isUsed(KernelLibrary library) {
    return used.contains(library);
  }

  /** Hides a library from cells, because the student has added another version. */
  public void replace(KernelLibrary library) {
    replaced.add(library);
  }
}
