package io.github.lectern.jupyter.eval;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts {@link CellExit} in place of every call and method reference that would end the JVM. */
final class ExitWeaver extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String EXIT = Type.getInternalName(CellExit.class);
  private static final String WITH_RUNTIME = "(Ljava/lang/Runtime;I)V";
  private static final Map<String, Handle> REPLACEMENTS =
      Map.of(
          "java/lang/System.exit", replacement("exit", "(I)V"),
          "java/lang/Runtime.exit", replacement("exit", WITH_RUNTIME),
          "java/lang/Runtime.halt", replacement("halt", WITH_RUNTIME));

  ExitWeaver(ClassVisitor next) {
    super(API, next);
  }

  private static Handle replacement(String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKESTATIC, EXIT, name, descriptor, false);
  }

  private static Optional<Handle> replacement(String owner, String name, String descriptor) {
    return descriptor.equals("(I)V")
        ? Optional.ofNullable(REPLACEMENTS.get(owner + "." + name))
        : Optional.empty();
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
      Optional<Handle> other = replacement(owner, name, descriptor);
      if (other.isPresent()) {
        Handle call = other.get();
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, call.getOwner(), call.getName(), call.getDesc(), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] others = arguments.clone();
      for (int i = 0; i < others.length; i++) {
        if (others[i] instanceof Handle h) {
          others[i] = replacement(h.getOwner(), h.getName(), h.getDesc()).orElse(h);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, others);
    }
  }
}
