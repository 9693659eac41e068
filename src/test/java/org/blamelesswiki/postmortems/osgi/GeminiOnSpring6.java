package org.blamelesswiki.postmortems.osgi;

import java.util.Arrays;
import java.util.Set;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Gemini Blueprint's last public build (3.0.0.M01) was made for Spring 5. Of what it calls, Spring
 * 6 dropped three assertions without a message and the security context of a bean factory: this
 * takes those calls out, as a rebuild against Spring 6 does.
 */
final class GeminiOnSpring6 {

  private static final String SECURITY =
      "org/springframework/beans/factory/support/SecurityContextProvider";

  private static final Set<String> ASSERTIONS =
      Set.of(
          "notNull(Ljava/lang/Object;)V",
          "hasText(Ljava/lang/String;)V",
          "notEmpty([Ljava/lang/Object;)V");

  private GeminiOnSpring6() {}

  static byte[] patch(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Patch(writer), 0);
    return writer.toByteArray();
  }

  private static final class Patch extends ClassVisitor {

    Patch(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      super.visit(
          version,
          access,
          name,
          signature,
          superName,
          Arrays.stream(interfaces).filter(i -> !i.equals(SECURITY)).toArray(String[]::new));
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String desc, boolean isInterface) {
          if (owner.equals("org/springframework/util/Assert")
              && ASSERTIONS.contains(method + desc)) {
            visitInsn(Opcodes.POP);
          } else if (method.equals("getAccessControlContext")
              && owner.startsWith("org/springframework/")) {
            visitInsn(Opcodes.POP);
            visitInsn(Opcodes.ACONST_NULL);
          } else if (method.equals("setSecurityContextProvider")) {
            visitInsn(Opcodes.POP2);
          } else if (method.equals("cancelRefresh")) {
            super.visitMethodInsn(opcode, owner, method, "(Ljava/lang/Throwable;)V", isInterface);
          } else {
            super.visitMethodInsn(opcode, owner, method, desc, isInterface);
          }
        }
      };
    }
  }
}
