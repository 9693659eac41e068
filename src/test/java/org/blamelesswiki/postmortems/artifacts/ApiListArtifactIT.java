package org.blamelesswiki.postmortems.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  private static final Pattern HOST_TYPE =
      Pattern.compile("(?:^|[L(;<\\[])((?:com/atlassian|net/java/ao)/[\\w/$]+)(?=$|[;<])");
  private static final int CONSTANT_UTF8 = 1;

  @Test
  void every_member_that_the_bundle_calls_is_on_the_list() throws IOException {
    assertThat(used()).isEqualTo(listed(row -> row.contains("#")));
  }

  @Test
  void every_type_that_the_bundle_names_is_on_the_list() throws IOException {
    assertThat(named()).isEqualTo(listed(row -> !row.contains("#")));
  }

  @Test
  void every_row_says_how_sure_it_is_and_where_from() throws IOException {
    for (String line : Files.readAllLines(Path.of("docs/confluence-api.md"))) {
      if (ROW.matcher(line).find()) {
        assertThat(line)
            .matches(
                "\\| [^|]+ \\| [^|]{4,} \\| (confirmed for 10|documented, not for 10|unconfirmed for"
                    + " 10) \\| [^|]{4,} \\|")
            .doesNotContain("as its type");
      }
    }
  }

  private static TreeSet<String> listed(Predicate<String> kind) throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    Matcher rows = ROW.matcher(Files.readString(Path.of("docs/confluence-api.md")));
    while (rows.find()) {
      if (kind.test(rows.group(1))) {
        listed.add(rows.group(1));
      }
    }
    return listed;
  }

  /** The host's types in descriptors, parents, annotations and instructions. */
  private static TreeSet<String> named() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          addNamed(new ClassReader(in), named);
        }
      }
    }
    return named;
  }

  /** Reads the constant pool: all names of types are texts of it. */
  private static void addNamed(ClassReader type, TreeSet<String> named) {
    for (int i = 1; i < type.getItemCount(); i++) {
      int at = type.getItem(i);
      if (at > 0 && type.readByte(at - 1) == CONSTANT_UTF8) {
        StringBuilder text = new StringBuilder();
        int length = type.readUnsignedShort(at);
        for (int j = 0; j < length; j++) {
          text.append((char) type.readByte(at + 2 + j));
        }
        HOST_TYPE
            .matcher(text)
            .results()
            .forEach(found -> named.add(found.group(1).replace('/', '.')));
      }
    }
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
