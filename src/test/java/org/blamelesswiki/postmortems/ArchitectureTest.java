package org.blamelesswiki.postmortems;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Holds the table of packages in docs/architecture.md: what each is for and what it must not know.
 */
@AnalyzeClasses(
    packages = ArchitectureTest.BASE,
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class ArchitectureTest {

  static final String BASE = "org.blamelesswiki.postmortems";

  private static final Set<String> CORE =
      Set.of(
          "text",
          "phrasing",
          "criteria",
          "action",
          "postmortem",
          "publishing",
          "settings",
          "spi",
          "tracker",
          "web");

  /** Packages that translate and wire: one per host, and the command line. */
  private static final Set<String> ADAPTERS = Set.of("confluence", "jspwiki", "cli");

  /** The part of the core that neither talks to the network nor writes a log. */
  private static final String[] INNER_CORE =
      packages(
          "text", "phrasing", "criteria", "action", "postmortem", "publishing", "settings", "spi");

  /**
   * The packaged product, not the API stubs, the demo or the benchmarks that may be compiled beside
   * it.
   */
  static final class ProductOnly implements ImportOption {
    private static final Pattern PRODUCT_JAR =
        Pattern.compile(".*/blameless-postmortems-[^/]*\\.jar!.*");

    @Override
    public boolean includes(Location location) {
      return location.contains("/target/classes/") || location.matches(PRODUCT_JAR);
    }
  }

  // The hexagon

  @ArchTest
  static final ArchRule every_class_stands_in_a_package_of_the_table =
      classes()
          .should()
          .resideInAnyPackage(others())
          .because("a new package is a decision: give it a row in docs/architecture.md and here");

  @ArchTest
  static final ArchRule the_core_knows_no_adapter =
      noClasses()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(ADAPTERS))
          .because("adapters know the core, never the other way round");

  @ArchTest
  static final ArchRule the_core_is_plain_java =
      noClasses()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.atlassian..",
              "org.apache.wiki..",
              "javax.servlet..",
              "jakarta..",
              "javax.inject..",
              "javax.ws.rs..",
              "org.springframework..",
              "org.osgi..")
          .because("both wikis and the command line run it, and tests run it without any of them");

  /**
   * The wiki's own libraries are on the compile path of all packages; a host need not have them.
   */
  @ArchTest
  static final ArchRule the_core_uses_only_libraries_that_both_artifacts_contain =
      classes()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "", // arrays of primitives
              BASE + "..",
              "java..",
              "javax.crypto..",
              "javax.net..",
              "org.jspecify.annotations..",
              "org.slf4j..",
              "com.fasterxml.jackson..",
              "org.apache.velocity..",
              "org.snakeyaml.engine..",
              "com.google.re2j..")
          .because("a new library goes into the bundle, the relocations and NOTICE");

  @ArchTest
  static final ArchRule adapters_do_not_know_each_other =
      slices()
          .matching(BASE + ".(confluence|jspwiki|cli)..")
          .should()
          .notDependOnEachOther()
          .because("each artifact contains only the adapters of its host")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_confluence_adapter_knows_confluence =
      onlyIn(Set.of("confluence"), "com.atlassian..", "jakarta..", "org.springframework..");

  @ArchTest
  static final ArchRule only_the_jspwiki_adapter_knows_jspwiki =
      onlyIn(Set.of("jspwiki"), "org.apache.wiki..", "javax.servlet..");

  // What each package must not know

  @ArchTest
  static final ArchRule text_does_not_know_what_a_rule_is =
      mustNotKnow("text", others("text"), "a page is structure, whatever is looked for in it");

  @ArchTest
  static final ArchRule phrasing_knows_text_and_nothing_else_of_ours =
      mustNotKnow(
          "phrasing",
          others("phrasing", "text"),
          "a check is a pure function from a document to findings");

  @ArchTest
  static final ArchRule criteria_do_not_know_pages =
      mustNotKnow(
          "criteria",
          others("criteria"),
          "whether a postmortem is due is decided from facts alone");

  @ArchTest
  static final ArchRule actions_do_not_know_http =
      mustNotKnow(
          "action", packages("tracker", "web", "java.net.http"), "a tracker brings the items");

  @ArchTest
  static final ArchRule postmortems_do_not_know_how_pages_are_stored =
      mustNotKnow("postmortem", packages("spi", "tracker", "web"), "storage is the wiki's matter");

  @ArchTest
  static final ArchRule publishing_does_not_know_editors_or_http =
      mustNotKnow(
          "publishing", packages("tracker", "web", "java.net.http"), "the gate is one answer");

  @ArchTest
  static final ArchRule settings_do_not_know_how_they_are_stored =
      mustNotKnow("settings", packages("tracker", "web", "java.nio.file"), "a store is passed in");

  @ArchTest
  static final ArchRule trackers_do_not_know_screens =
      mustNotKnow("tracker", packages("web", "publishing", "phrasing"), "they answer questions");

  // Function, not machinery

  @ArchTest
  static final ArchRule the_core_reads_no_clock =
      noClasses()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should(
              callMethodWhere(
                  target(owner(belongToAnyOf(Clock.class)))
                      .and(target(nameMatching("system.*|tick.*")))
                      .or(
                          target(
                                  owner(
                                      belongToAnyOf(
                                          Instant.class,
                                          LocalDate.class,
                                          LocalDateTime.class,
                                          OffsetDateTime.class,
                                          ZonedDateTime.class)))
                              .and(target(nameMatching("now")))
                              .and(passesNoClock()))
                      .or(
                          target(owner(belongToAnyOf(System.class)))
                              .and(target(nameMatching("currentTimeMillis|nanoTime"))))))
          .because("the time is passed in, so that tests choose it");

  @ArchTest
  static final ArchRule the_core_does_not_ask_where_it_runs =
      noClasses()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should(
              callMethodWhere(
                  target(owner(belongToAnyOf(Locale.class, TimeZone.class)))
                      .and(target(nameMatching("getDefault")))
                      .or(
                          target(owner(belongToAnyOf(ZoneId.class)))
                              .and(target(nameMatching("systemDefault"))))
                      .or(
                          target(owner(belongToAnyOf(System.class)))
                              .and(target(nameMatching("getProperty|getenv"))))))
          .because("locale, time zone and configuration are passed in");

  @ArchTest
  static final ArchRule only_trackers_and_adapters_use_an_http_client =
      onlyIn(Set.of("tracker", "confluence", "jspwiki", "cli"), "java.net.http..");

  @ArchTest
  static final ArchRule only_web_renders_velocity = onlyIn(Set.of("web"), "org.apache.velocity..");

  @ArchTest
  static final ArchRule the_inner_core_touches_no_network_and_writes_no_log =
      noClasses()
          .that()
          .resideInAnyPackage(INNER_CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.net.http..")
          .because("incident pages hold secrets and names; nothing here may write them anywhere");

  @ArchTest
  static final ArchRule nobody_looks_for_providers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class)
          .orShould(callMethodWhere(target(nameMatching("findAndRegisterModules|findModules"))))
          .because("in an OSGi host the lookup finds the host's providers, and they do not fit");

  @ArchTest
  static final ArchRule only_the_command_line_prints =
      noClasses()
          .that()
          .resideOutsideOfPackages(packages("cli"))
          .should(ACCESS_STANDARD_STREAMS)
          .because("a wiki's console is nobody's screen");

  // Words

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .orShould()
          .haveSimpleNameEndingWith("Info")
          .because("these endings fit any class, so they tell nothing about this one");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(standInANullMarkedPackage())
          .because("package-info.java says what the package is for and makes null an exception");

  private static ArchRule onlyIn(Set<String> homes, String... types) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(homes))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(types)
        .because("only " + String.join(", ", homes.stream().sorted().toList()) + " may");
  }

  private static ArchRule mustNotKnow(String name, String[] unknown, String because) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown)
        .because(because)
        .allowEmptyShould(true);
  }

  private static String[] others(String... known) {
    return packages(
        Stream.concat(CORE.stream(), ADAPTERS.stream())
            .filter(name -> !Arrays.asList(known).contains(name))
            .toArray(String[]::new));
  }

  private static String[] packages(Set<String> names) {
    return packages(names.toArray(String[]::new));
  }

  /** Patterns for our packages of these names; a name with a dot is meant as it stands. */
  private static String[] packages(String... names) {
    return Arrays.stream(names)
        .map(name -> name.contains(".") ? name + ".." : BASE + "." + name + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaCall<?>> passesNoClock() {
    return DescribedPredicate.describe(
        "without a clock",
        call ->
            call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
  }

  private static ArchCondition<JavaClass> standInANullMarkedPackage() {
    return new ArchCondition<>("stand in a package with a @NullMarked package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getFullName() + ": " + type.getPackageName() + " is not null-marked"));
        }
      }
    };
  }
}
