package io.github.lectern.jupyter.eval.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** What is done to the classes of cells before they are loaded. */
public final class BytecodeInstrumenter {
  private BytecodeInstrumenter() {}

  /**
   * Weaves a class for nothing, so that the JVM loads what it takes: the class archive of JDK 17
   * takes no class files as old as ASM's.
   */
  public static void rehearse() {
    try (InputStream own =
        BytecodeInstrumenter.class.getResourceAsStream("BytecodeInstrumenter.class")) {
      byte[] unused = weave(own.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel's own jar cannot be read", e);
    }
  }

  /** References become methods of the class first, since these get interrupt points as well. */
  public static byte[] weave(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor traces = new StackTraceCallVisitor(new InterruptCheckVisitor(writer));
    reader.accept(new ExitCallVisitor(new MethodReferenceVisitor(traces)), 0);
    return writer.toByteArray();
  }
}
