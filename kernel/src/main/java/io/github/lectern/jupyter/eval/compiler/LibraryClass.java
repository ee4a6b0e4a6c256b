package io.github.lectern.jupyter.eval.compiler;

import java.nio.file.Path;

/**
 * A class of a library that the student has added.
 *
 * @param jar the jar that contains it
 * @param name its qualified name
 */
public record LibraryClass(Path jar, String name) {
  /** Returns the name of the package; empty for the unnamed package. */
  public String packageName() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
