package io.github.lectern.jupyter.eval.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** Instruments the classes of cells before they are loaded. */
public final class BytecodeInstrumenter {
  private BytecodeInstrumenter() {}

  /**
   * Instruments one class and discards the result, so that the JVM loads ASM early. On JDK 17, the
   * CDS archive cannot contain ASM, because ASM's class files are too old.
   */
  public static void preload() {
    try (InputStream own =
        BytecodeInstrumenter.class.getResourceAsStream("BytecodeInstrumenter.class")) {
      byte[] unused = instrument(own.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel's own jar cannot be read", e);
    }
  }

  /**
   * Instruments a class file. Method references are first redirected to generated methods, so that
   * they also get interrupt checks.
   */
  public static byte[] instrument(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor traces =
        new StackTraceCallVisitor(new InterruptCheckVisitor(new WrapperNameVisitor(writer)));
    reader.accept(new ExitCallVisitor(new MethodReferenceVisitor(traces)), 0);
    return writer.toByteArray();
  }
}
