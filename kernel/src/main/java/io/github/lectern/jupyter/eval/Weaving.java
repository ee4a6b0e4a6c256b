package io.github.lectern.jupyter.eval;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** What is done to the classes of cells before they are loaded. */
final class Weaving {
  private Weaving() {}

  /** References become methods of the class first, since these get interrupt points as well. */
  static byte[] weave(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new ExitWeaver(new ReferenceWeaver(new InterruptWeaver(writer))), 0);
    return writer.toByteArray();
  }
}
