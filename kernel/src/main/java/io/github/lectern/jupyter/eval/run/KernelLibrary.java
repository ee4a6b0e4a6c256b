package io.github.lectern.jupyter.eval.run;

import java.util.regex.Pattern;

/**
 * A library of the kernel that cells share.
 *
 * @param group its Maven group
 * @param jars matches the file names of its jars
 * @param packages the package, with a final dot, that contains its classes
 * @param landmark the name, within {@code packages}, of a class that every version contains
 * @param replaceable whether cells may use another version than the kernel
 */
public record KernelLibrary(
    String group, Pattern jars, String packages, String landmark, boolean replaceable) {

  /** Describes a library whose types Lectern cannot do without: cells use the kernel's version. */
  static KernelLibrary fixed(String group, String jars, String packages, String landmark) {
    return new KernelLibrary(group, Pattern.compile(jars), packages, landmark, false);
  }

  /** Describes a library of which cells may use another version than the kernel. */
  static KernelLibrary replaceable(String group, String jars, String packages, String landmark) {
    return new KernelLibrary(group, Pattern.compile(jars), packages, landmark, true);
  }

  /** Returns the name of the landmark's class file in a jar. */
  public String entry() {
    return (packages + landmark).replace('.', '/') + ".class";
  }
}
