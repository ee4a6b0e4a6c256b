package io.github.lectern.lessons;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.lectern.lessons.progress.ProgressCommand;
import org.junit.jupiter.api.Test;

/** The lessons may use the kernel's packages, except for those that communicate with Jupyter. */
class LessonsArchitectureTest {
  private static final JavaClasses LESSONS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.lectern.lessons");

  @Test
  void lessons_know_nothing_of_jupyter() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.lectern.jupyter..", "org.dflib.jjava..", "jdk.jshell..")
        .check(LESSONS);
  }

  @Test
  void interactive_figures_know_nothing_of_the_lessons_and_checks_only_of_figures() {
    String lessons = "io.github.lectern.lessons..";
    String figures = "io.github.lectern.lessons.interactive";
    String checks = "io.github.lectern.lessons.check";
    noClasses()
        .that()
        .resideInAPackage(figures)
        .should()
        .dependOnClassesThat(resideInAPackage(lessons).and(not(resideInAPackage(figures))))
        .check(LESSONS);
    noClasses()
        .that()
        .resideInAPackage(checks)
        .should()
        .dependOnClassesThat(
            resideInAPackage(lessons).and(not(resideInAnyPackage(checks, figures))))
        .check(LESSONS);
  }

  @Test
  void recall_questions_know_only_checks_and_only_the_progress_knows_them() {
    String lessons = "io.github.lectern.lessons..";
    String recall = "io.github.lectern.lessons.recall";
    String checks = "io.github.lectern.lessons.check";
    String progress = "io.github.lectern.lessons.progress";
    noClasses()
        .that()
        .resideInAPackage(recall)
        .should()
        .dependOnClassesThat(resideInAPackage(lessons).and(not(resideInAnyPackage(recall, checks))))
        .check(LESSONS);
    noClasses()
        .that()
        .resideOutsideOfPackages(recall, progress)
        .should()
        .dependOnClassesThat(resideInAnyPackage(recall, progress))
        .check(LESSONS);
  }

  @Test
  void lessons_neither_print_nor_open_windows() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ProgressCommand.class)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..")
        .check(LESSONS);
  }
}
