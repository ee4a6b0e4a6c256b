package io.github.lectern.jupyter.eval.instrument;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Inserts a call to {@link InterruptCheck#check} at the start of each method and before each
 * backward jump.
 *
 * <p>The call leaves the operand stack unchanged, so stack map frames and sizes stay valid.
 */
final class InterruptCheckVisitor extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String CHECK = Type.getInternalName(InterruptCheck.class);

  InterruptCheckVisitor(ClassVisitor next) {
    super(API, next);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Body(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Body extends MethodVisitor {
    private final Set<Label> visited = new HashSet<>();

    Body(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      visited.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (visited.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "check", "()V", false);
    }
  }
}
