package io.github.lectern.jupyter.eval.instrument;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Removes the name of JShell's wrapper class from the texts of {@code toString()}. Lombok generates
 * texts such as {@code "$JShell$2.Point(x="}, since the class is nested in the wrapper.
 */
final class WrapperNameVisitor extends ClassVisitor {
  private static final Pattern WRAPPER = Pattern.compile("^\\$JShell\\$\\d+[A-Z]*\\.");

  WrapperNameVisitor(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean isToString = name.equals("toString") && descriptor.equals("()Ljava/lang/String;");
    return isToString && next != null ? new Texts(next) : next;
  }

  private static Object plain(Object constant) {
    return constant instanceof String text ? WRAPPER.matcher(text).replaceFirst("") : constant;
  }

  private static final class Texts extends MethodVisitor {
    Texts(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(plain(value));
    }

    /** The text that javac concatenates with values is an argument of the bootstrap method. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      super.visitInvokeDynamicInsn(
          name,
          descriptor,
          bootstrap,
          Arrays.stream(arguments).map(WrapperNameVisitor::plain).toArray());
    }
  }
}
