import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the Spring and Atlassian Spring Scanner annotations of compiled classes and writes the
 * scanner's index files and a Gemini Blueprint context with the same beans, imports and exports.
 *
 * <p>Run by the JDK's source launcher at {@code process-classes}: {@code java -cp asm.jar
 * PluginComponents.java <classes> (blueprint|scanner)}. With {@code scanner} the context file is
 * the one line that leaves the work to the scanner's run time.
 */
public final class PluginComponents {

  private static final String SCANNER = "Lcom/atlassian/plugin/spring/scanner/annotation/";
  private static final String COMPONENT = "Lorg/springframework/stereotype/Component;";
  private static final String IMPORT = SCANNER + "imports/ComponentImport;";
  private static final String EXPORT = SCANNER + "export/ExportAsService;";

  /** Bean name to class. */
  private final Map<String, String> components = new TreeMap<>();

  /** Bean name to interface. */
  private final Map<String, String> imports = new TreeMap<>();

  /** Class to the interfaces it is exported as. */
  private final Map<String, List<String>> exports = new TreeMap<>();

  private PluginComponents() {}

  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    PluginComponents found = new PluginComponents();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        found.read(Files.readAllBytes(file));
      }
    }
    found.writeIndex(classes.resolve("META-INF/plugin-components"));
    found.writeContext(classes.resolve("META-INF/spring"), args[1]);
  }

  private void read(byte[] classFile) {
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              private String self = "";

              @Override
              public void visit(
                  int version, int access, String name, String sig, String parent, String[] types) {
                self = name.replace('/', '.');
              }

              @Override
              public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return collect(annotation, self);
              }

              @Override
              public FieldVisitor visitField(
                  int access, String name, String type, String sig, Object value) {
                return new FieldVisitor(Opcodes.ASM9) {
                  @Override
                  public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return collect(annotation, Type.getType(type).getClassName());
                  }
                };
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String sig, String[] exceptions) {
                return !name.equals("<init>")
                    ? null
                    : new MethodVisitor(Opcodes.ASM9) {
                      @Override
                      public AnnotationVisitor visitParameterAnnotation(
                          int parameter, String annotation, boolean visible) {
                        return collect(
                            annotation,
                            Type.getArgumentTypes(descriptor)[parameter].getClassName());
                      }
                    };
              }
            },
            ClassReader.SKIP_CODE);
  }

  private AnnotationVisitor collect(String annotation, String type) {
    if (!List.of(COMPONENT, IMPORT, EXPORT).contains(annotation)) {
      return null;
    }
    return new AnnotationVisitor(Opcodes.ASM9) {
      private final List<String> values = new ArrayList<>();

      @Override
      public void visit(String name, Object value) {
        values.add(value instanceof Type t ? t.getClassName() : value.toString());
      }

      @Override
      public AnnotationVisitor visitArray(String name) {
        return new AnnotationVisitor(Opcodes.ASM9) {
          @Override
          public void visit(String element, Object value) {
            values.add(value instanceof Type t ? t.getClassName() : value.toString());
          }
        };
      }

      @Override
      public void visitEnd() {
        if (annotation.equals(EXPORT)) {
          if (values.isEmpty()) {
            throw new IllegalStateException(type + " does not say as what it is exported");
          }
          exports.put(type, List.copyOf(values));
        } else {
          put(
              annotation.equals(COMPONENT) ? components : imports,
              values.isEmpty() || values.get(0).isEmpty() ? beanName(type) : values.get(0),
              type);
        }
      }
    };
  }

  private void put(Map<String, String> beans, String name, String type) {
    String other = beans.put(name, type);
    if (other != null && !other.equals(type)
        || components.containsKey(name) && imports.containsKey(name)) {
      throw new IllegalStateException("two beans are named " + name + ": " + type + ", " + other);
    }
  }

  /** The name the scanner and Spring give a bean that names none: its simple name, first lower. */
  private static String beanName(String type) {
    String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return java.beans.Introspector.decapitalize(simple);
  }

  private void writeIndex(Path folder) throws IOException {
    write(folder.resolve("component"), lines(components));
    write(folder.resolve("imports"), lines(imports));
    TreeSet<String> exported = new TreeSet<>();
    exports.forEach((type, interfaces) -> exported.add(type + "#" + String.join(",", interfaces)));
    write(folder.resolve("exports"), exported);
  }

  private static TreeSet<String> lines(Map<String, String> beans) {
    TreeSet<String> lines = new TreeSet<>();
    beans.forEach(
        (name, type) -> lines.add(beanName(type).equals(name) ? type : type + "#" + name));
    return lines;
  }

  private static void write(Path file, TreeSet<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
  }

  private void writeContext(Path folder, String wiring) throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<!-- Written by the build from the annotations of the confluence package. -->\n");
    switch (wiring) {
      case "blueprint" -> blueprint(xml);
      case "scanner" ->
          xml.append(
              """
              <beans xmlns="http://www.springframework.org/schema/beans"
                     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xmlns:scanner="http://www.atlassian.com/schema/atlassian-scanner/2"
                     xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                                         http://www.atlassian.com/schema/atlassian-scanner/2 http://www.atlassian.com/schema/atlassian-scanner/2/atlassian-scanner.xsd">
                <scanner:scan-indexes/>
              </beans>
              """);
      default -> throw new IllegalArgumentException("blueprint or scanner, not " + wiring);
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("plugin-context.xml"), xml);
  }

  private void blueprint(StringBuilder xml) {
    xml.append(
        """
        <beans xmlns="http://www.springframework.org/schema/beans"
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xmlns:osgi="http://www.eclipse.org/gemini/blueprint/schema/blueprint"
               xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                                   http://www.eclipse.org/gemini/blueprint/schema/blueprint http://www.eclipse.org/gemini/blueprint/schema/blueprint/gemini-blueprint.xsd"
               default-autowire="constructor">
        """);
    imports.forEach(
        (name, type) ->
            xml.append("  <osgi:reference id=\"%s\" interface=\"%s\"/>\n".formatted(name, type)));
    components.forEach(
        (name, type) -> xml.append("  <bean id=\"%s\" class=\"%s\"/>\n".formatted(name, type)));
    Map<String, String> names = new TreeMap<>();
    components.forEach((name, type) -> names.put(type, name));
    exports.forEach(
        (type, interfaces) -> {
          xml.append("  <osgi:service ref=\"%s\">\n".formatted(names.get(type)));
          xml.append("    <osgi:interfaces>\n");
          interfaces.forEach(i -> xml.append("      <value>%s</value>\n".formatted(i)));
          xml.append("    </osgi:interfaces>\n  </osgi:service>\n");
        });
    xml.append("</beans>\n");
  }
}
