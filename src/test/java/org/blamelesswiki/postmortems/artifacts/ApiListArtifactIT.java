package org.blamelesswiki.postmortems.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * What the built bundle uses of Confluence is what docs/confluence-api.md says, and nothing else.
 */
class ApiListArtifactIT {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.$#<>]+)` \\|");

  @Test
  void every_member_that_the_bundle_calls_is_on_the_list() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    Matcher rows = ROW.matcher(Files.readString(Path.of("docs/confluence-api.md")));
    while (rows.find()) {
      if (rows.group(1).contains("#")) {
        listed.add(rows.group(1));
      }
    }

    assertThat(used()).isEqualTo(listed);
  }

  @Test
  void every_member_that_the_bundle_calls_is_in_the_signatures() throws Exception {
    for (String member : used()) {
      String[] parts = member.split("#");
      Class<?> type = Class.forName(parts[0]);
      boolean isThere =
          parts[1].equals("<init>")
              ? type.getDeclaredConstructors().length > 0
              : Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(parts[1]::equals)
                  || Arrays.stream(type.getFields()).anyMatch(f -> f.getName().equals(parts[1]));
      assertThat(isThere).as(member).isTrue();
    }
  }

  private static TreeSet<String> used() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          new ClassReader(in).accept(new References(used), 0);
        }
      }
    }
    return used;
  }

  private static final class References extends ClassVisitor {

    private final TreeSet<String> used;

    References(TreeSet<String> used) {
      super(Opcodes.ASM9);
      this.used = used;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, String signature, Object value) {
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String desc, boolean isInterface) {
          add(owner, method);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String desc) {
          add(owner, field);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String desc, org.springframework.asm.Handle bootstrap, Object... args) {
          for (Object arg : args) {
            if (arg instanceof org.springframework.asm.Handle handle) {
              add(handle.getOwner(), handle.getName());
            }
          }
        }

        private void add(String owner, String member) {
          if (owner.startsWith("com/atlassian/") || owner.startsWith("net/java/ao/")) {
            used.add(Type.getObjectType(owner).getClassName() + "#" + member);
          }
        }
      };
    }
  }
}
