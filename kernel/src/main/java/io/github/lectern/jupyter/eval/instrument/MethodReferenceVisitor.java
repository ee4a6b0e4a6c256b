package io.github.lectern.jupyter.eval.instrument;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces references to library methods, such as {@code Math::random}, with references to
 * generated methods of the cell's class, which call the library methods. Otherwise, an endless
 * stream that uses only such references would never reach an interrupt check.
 */
final class MethodReferenceVisitor extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final int TARGET = 1;

  private final List<Bridge> bridges = new ArrayList<>();
  private String owner = "";
  private boolean isInterface;

  MethodReferenceVisitor(ClassVisitor next) {
    super(API, next);
  }

  /** A generated method, the method that it calls, and the line of the method reference. */
  private record Bridge(Handle self, Handle target, int line) {}

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    owner = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Body(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  @Override
  public void visitEnd() {
    bridges.forEach(this::write);
    super.visitEnd();
  }

  private void write(Bridge bridge) {
    String descriptor = bridge.self().getDesc();
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor body = super.visitMethod(access, bridge.self().getName(), descriptor, null, null);
    Handle target = bridge.target();
    boolean creates = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    body.visitCode();
    Label start = new Label();
    body.visitLabel(start);
    body.visitLineNumber(bridge.line(), start);
    if (creates) {
      body.visitTypeInsn(Opcodes.NEW, target.getOwner());
      body.visitInsn(Opcodes.DUP);
    }
    int slots = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      body.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slots);
      slots += argument.getSize();
    }
    body.visitMethodInsn(
        opcode(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    Type result = Type.getReturnType(descriptor);
    body.visitInsn(result.getOpcode(Opcodes.IRETURN));
    body.visitMaxs(Math.max(slots + (creates ? 2 : 0), result.getSize()), slots);
    body.visitEnd();
  }

  private static int opcode(Handle target) {
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> Opcodes.INVOKEVIRTUAL;
    };
  }

  /**
   * Returns the descriptor of the bridge, which takes the receiver, if any, as its first argument.
   */
  private static String descriptor(Handle target) {
    Type[] arguments = Type.getArgumentTypes(target.getDesc());
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> target.getDesc();
      case Opcodes.H_NEWINVOKESPECIAL ->
          Type.getMethodDescriptor(Type.getObjectType(target.getOwner()), arguments);
      default -> "(L" + target.getOwner() + ";" + target.getDesc().substring(1);
    };
  }

  private final class Body extends MethodVisitor {
    private int line = 1;

    Body(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] replaced = arguments.clone();
      boolean lambda =
          bootstrap.getOwner().equals(FACTORY) && bootstrap.getName().equals("metafactory");
      if (lambda && replaced[TARGET] instanceof Handle target && isOfLibrary(target)) {
        replaced[TARGET] = bridgeTo(target);
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }

    private boolean isOfLibrary(Handle target) {
      return target.getTag() != Opcodes.H_INVOKESPECIAL
          && !target.getOwner().startsWith("REPL/")
          && !target.getOwner().startsWith("[");
    }

    private Handle bridgeTo(Handle target) {
      Handle self =
          new Handle(
              Opcodes.H_INVOKESTATIC,
              owner,
              "lambda$reference$" + bridges.size(),
              descriptor(target),
              isInterface);
      bridges.add(new Bridge(self, target, line));
      return self;
    }
  }
}
