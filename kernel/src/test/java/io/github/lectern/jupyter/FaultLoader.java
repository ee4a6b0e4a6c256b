package io.github.lectern.jupyter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reloads the kernel, with a point for {@link Faults} at the entry of every method and around each
 * call of JShell: no step of a cell's life can be forgotten.
 */
final class FaultLoader extends ClassLoader {
  private static final String KERNEL = "io.github.lectern.jupyter.";
  private static final String FAULTS = Faults.class.getName();

  FaultLoader() {
    super(FaultLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(KERNEL) || name.equals(FAULTS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      boolean ofTests = name.startsWith(KernelInProcess.class.getName());
      byte[] bytes = ofTests ? in.readAllBytes() : withPoints(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withPoints(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    String type = reader.getClassName().substring(reader.getClassName().lastIndexOf('/') + 1);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("<clinit>") ? method : new Points(method, type + "." + name);
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Points extends MethodVisitor {
    private final String name;

    Points(MethodVisitor method, String name) {
      super(Opcodes.ASM9, method);
      this.name = name;
    }

    private void point(String point) {
      super.visitLdcInsn(point);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, FAULTS.replace('.', '/'), "reach", "(Ljava/lang/String;)V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      point(name);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean ofInterface) {
      boolean jshell = owner.startsWith("jdk/jshell/") && !called.equals("<init>");
      String call = owner.substring(owner.lastIndexOf('/') + 1) + "." + called;
      if (jshell) {
        point(name + ", before " + call);
      }
      super.visitMethodInsn(opcode, owner, called, descriptor, ofInterface);
      if (jshell) {
        point(name + ", after " + call);
      }
    }
  }
}
