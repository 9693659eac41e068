package org.blamelesswiki.postmortems.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the two jars contain, and what must not be in them: docs/decisions/002-two-jars.md. */
class ContentsArtifactIT {

  private static final String OURS = "org/blamelesswiki/postmortems/";

  private final BuiltJar bundle = BuiltJar.bundle();
  private final BuiltJar standalone = BuiltJar.standalone();

  @Test
  void bundle_has_its_filtered_descriptor_at_the_root() {
    assertThat(bundle.text("atlassian-plugin.xml"))
        .contains("key=\"org.blamelesswiki.postmortems\"")
        .doesNotContain("${");
  }

  @Test
  void bundle_contains_nothing_of_the_other_doors() {
    assertThat(bundle.files())
        .noneMatch(file -> file.startsWith(OURS + "jspwiki/"))
        .noneMatch(file -> file.startsWith(OURS + "cli/"))
        .noneMatch(file -> file.startsWith("ini/"))
        .noneMatch(file -> file.startsWith("META-INF/services/"))
        .noneMatch(file -> file.equals("META-INF/web-fragment.xml"));
  }

  @Test
  void bundle_contains_no_class_that_is_not_ours() {
    assertThat(bundle.packages()).allMatch(name -> name.startsWith("org.blamelesswiki."));
  }

  @Test
  void every_embedded_library_is_on_the_bundle_class_path() {
    List<String> libraries =
        bundle.files().stream().filter(file -> file.startsWith("META-INF/lib/")).toList();

    assertThat(bundle.header("Bundle-ClassPath").split(","))
        .startsWith(".")
        .containsAll(libraries)
        .hasSize(libraries.size() + 1);
  }

  /** A package more here is one more thing that Confluence must export: look before updating. */
  @Test
  void bundle_imports_exactly_the_packages_of_the_golden_list() throws IOException {
    assertThat(imports()).containsExactlyElementsOf(goldenImports());
  }

  /** What is exported is promised to others: one small package, and nothing by accident. */
  @Test
  void bundle_exports_the_service_for_other_plugins_and_nothing_else() {
    assertThat(bundle.header("Export-Package"))
        .isEqualTo("org.blamelesswiki.postmortems.confluence.api;version=\"1.0\"");
  }

  @Test
  void bundle_fixes_no_version_of_what_the_host_exports() {
    assertThat(bundle.header("Import-Package")).doesNotContain("version=");
    assertThat(imports()).noneMatch(name -> name.startsWith("java."));
    assertThat(bundle.hasHeader("Require-Capability")).isFalse();
  }

  @Test
  void bundle_tells_confluence_who_it_is() {
    assertThat(bundle.header("Atlassian-Plugin-Key")).isEqualTo("org.blamelesswiki.postmortems");
    assertThat(bundle.header("Bundle-SymbolicName")).isEqualTo("org.blamelesswiki.postmortems");
    assertThat(bundle.header("Spring-Context")).isEqualTo("*");
  }

  @Test
  void standalone_contains_nothing_of_confluence() {
    assertThat(standalone.files())
        .noneMatch(file -> file.startsWith(OURS + "confluence/"))
        .noneMatch(file -> file.startsWith("confluence/"))
        .noneMatch(file -> file.startsWith("META-INF/spring/"))
        .noneMatch(file -> file.startsWith("META-INF/plugin-components/"))
        .noneMatch(file -> file.equals("atlassian-plugin.xml"));
  }

  @Test
  void standalone_is_flat() {
    assertThat(standalone.files()).noneMatch(file -> file.endsWith(".jar"));
  }

  @Test
  void standalone_relocates_every_library_but_velocity() {
    assertThat(standalone.packages())
        .allMatch(
            name ->
                name.startsWith("org.blamelesswiki.postmortems.")
                    || (name + ".").startsWith("org.apache.velocity."));
  }

  /** Two copies of a package in one web application: which one is loaded is a matter of luck. */
  @Test
  void standalone_shares_no_package_with_the_libraries_of_jspwiki() throws IOException {
    Path libraries = Path.of(System.getProperty("jspwiki.war"), "WEB-INF", "lib");
    TreeSet<String> wiki = new TreeSet<>();
    try (Stream<Path> jars = Files.list(libraries)) {
      jars.forEach(jar -> wiki.addAll(new BuiltJar(jar).packages()));
    }

    assertThat(wiki).contains("org.apache.wiki", "org.slf4j", "com.fasterxml.jackson.core");
    assertThat(standalone.packages()).doesNotContainAnyElementsOf(wiki);
  }

  @Test
  void both_carry_the_licence_and_the_notices() {
    for (BuiltJar jar : List.of(bundle, standalone)) {
      assertThat(jar.text("META-INF/LICENSE")).contains("Apache License");
      assertThat(jar.text("META-INF/NOTICE")).contains("Blameless Postmortems", "RE2/J", "SLF4J");
    }
  }

  private List<String> imports() {
    return Arrays.stream(bundle.header("Import-Package").split(","))
        .map(clause -> clause.replace(";resolution:=optional", " (optional)"))
        .sorted()
        .toList();
  }

  private static List<String> goldenImports() throws IOException {
    try (InputStream in =
        ContentsArtifactIT.class.getResourceAsStream("/artifacts/import-package.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
