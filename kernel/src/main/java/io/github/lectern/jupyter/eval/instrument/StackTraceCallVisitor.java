package io.github.lectern.jupyter.eval.instrument;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Inserts a call to {@link StackTracePrinter#trim(Object)} before every call to printStackTrace,
 * and redirects Thread.dumpStack.
 */
final class StackTraceCallVisitor extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String TRACES = Type.getInternalName(StackTracePrinter.class);
  private static final String NO_ARGUMENTS = "()V";
  private static final Set<String> WITH_STREAM =
      Set.of("(Ljava/io/PrintStream;)V", "(Ljava/io/PrintWriter;)V");
  private static final int EXTRA_STACK = 2;

  StackTraceCallVisitor(ClassVisitor next) {
    super(API, next);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Body(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Body extends MethodVisitor {
    private int extraStack;

    Body(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/lang/Thread") && name.equals("dumpStack")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACES, name, descriptor, false);
        return;
      }
      if (opcode == Opcodes.INVOKEVIRTUAL && name.equals("printStackTrace")) {
        trim(descriptor);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /**
     * Inserts the call, which consumes a copy of the receiver. On the stack, the receiver is below
     * the stream argument, if there is one.
     */
    private void trim(String descriptor) {
      if (descriptor.equals(NO_ARGUMENTS)) {
        super.visitInsn(Opcodes.DUP);
      } else if (WITH_STREAM.contains(descriptor)) {
        super.visitInsn(Opcodes.DUP2);
        super.visitInsn(Opcodes.POP);
      } else {
        return;
      }
      super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACES, "trim", "(Ljava/lang/Object;)V", false);
      extraStack = EXTRA_STACK;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + extraStack, maxLocals);
    }
  }
}
