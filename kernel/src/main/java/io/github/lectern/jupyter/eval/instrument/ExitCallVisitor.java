package io.github.lectern.jupyter.eval.instrument;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Redirects calls and method references that could end the JVM or stop the kernel's threads to
 * {@link ExitRefusedError} and {@link ThreadGuard}.
 */
final class ExitCallVisitor extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String EXIT = Type.getInternalName(ExitRefusedError.class);
  private static final String THREADS = Type.getInternalName(ThreadGuard.class);
  private static final String WITH_RUNTIME = "(Ljava/lang/Runtime;I)V";
  private static final String WITH_THREAD = "(Ljava/lang/Thread;)V";
  private static final Map<String, Handle> REPLACEMENTS =
      Map.of(
          "java/lang/System.exit(I)V", replacement(EXIT, "exit", "(I)V"),
          "java/lang/Runtime.exit(I)V", replacement(EXIT, "exit", WITH_RUNTIME),
          "java/lang/Runtime.halt(I)V", replacement(EXIT, "halt", WITH_RUNTIME),
          "java/lang/Thread.interrupt()V", replacement(THREADS, "interrupt", WITH_THREAD),
          "java/lang/Thread.stop()V", replacement(THREADS, "stop", WITH_THREAD),
          "java/lang/Thread.suspend()V", replacement(THREADS, "suspend", WITH_THREAD),
          "java/lang/ThreadGroup.interrupt()V",
              replacement(THREADS, "interrupt", "(Ljava/lang/ThreadGroup;)V"));

  ExitCallVisitor(ClassVisitor next) {
    super(API, next);
  }

  private static Handle replacement(String owner, String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKESTATIC, owner, name, descriptor, false);
  }

  private static Optional<Handle> replacementOf(String owner, String name, String descriptor) {
    return Optional.ofNullable(REPLACEMENTS.get(owner + "." + name + descriptor));
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Body(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Body extends MethodVisitor {
    Body(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      Optional<Handle> replacement = replacementOf(owner, name, descriptor);
      // Super calls, such as super.interrupt(), are kept.
      if (replacement.isPresent() && opcode != Opcodes.INVOKESPECIAL) {
        Handle call = replacement.get();
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, call.getOwner(), call.getName(), call.getDesc(), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] replaced = arguments.clone();
      for (int i = 0; i < replaced.length; i++) {
        if (replaced[i] instanceof Handle h) {
          replaced[i] = replacementOf(h.getOwner(), h.getName(), h.getDesc()).orElse(h);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }
  }
}
