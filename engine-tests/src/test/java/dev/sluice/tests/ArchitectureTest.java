package dev.sluice.tests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/** The rules that keep the layers apart, checked on the compiled main code of all modules. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {
  private static final String[] ARROW_PACKAGES = {"dev.sluice.frames..", "dev.sluice"};
  private static final String[] CALCITE_PACKAGES = {"dev.sluice.sql.."};
  private static final String[] THREAD_PACKAGES = {
    "dev.sluice.core.exec", "dev.sluice.cli..", "dev.sluice"
  };
  private static final String[] CLOCK_PACKAGES = {
    "dev.sluice.core.exec..", "dev.sluice.core.counters..", "dev.sluice.core.processor"
  };

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule ARROW_STAYS_IN_FRAMES =
      noClasses()
          .that()
          .resideOutsideOfPackages(ARROW_PACKAGES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.arrow..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CALCITE_STAYS_IN_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackages(CALCITE_PACKAGES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.calcite..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils|Util|Manager|Helper|Impl)")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THREADS_ARE_STARTED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackages(THREAD_PACKAGES)
          .should()
          .callConstructorWhere(
              JavaConstructorCall.Predicates.target(owner(assignableTo(Thread.class))))
          .orShould()
          .callMethodWhere(JavaCall.Predicates.target(owner(assignableTo(Executors.class))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CLOCKS_ARE_READ_WHERE_QUERIES_RUN =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLOCK_PACKAGES)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule RANDOM_NUMBERS_HAVE_A_SEED =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .allowEmptyShould(true);

  @ArchTest
  static void everyPackageHasItsRow(JavaClasses classes) throws IOException {
    PackageTable table = PackageTable.read();
    TreeSet<String> packages = new TreeSet<>();
    classes.forEach(type -> packages.add(type.getPackageName()));

    assertThat(table.faults()).isEmpty();
    assertThat(packages)
        .as("packages of the code (actual) and of docs/architecture.md (expected)")
        .containsExactlyInAnyOrderElementsOf(table.packages());
  }

  @ArchTest
  static void packagesUseOnlyThoseBelow(JavaClasses classes) throws IOException {
    PackageTable table = PackageTable.read();
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!table.allows(type.getPackageName(), target)) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).as("uses against the order of docs/architecture.md").isEmpty();
  }

  /** Leaves out the benchmarks, and the tests and test helpers of all modules. */
  static final class MainCode implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/")
          && !location.contains("-tests.jar")
          && !location.contains("engine-bench");
    }
  }

  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
