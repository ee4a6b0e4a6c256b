package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./lecture test quick} excludes the tests tagged "slow". */
class SlowTagTest {
  @Test
  void every_test_that_starts_a_kernel_process_is_tagged_slow() {
    List<JavaClass> tests =
        new ClassFileImporter()
            .importPackagesOf(SlowTagTest.class).stream()
                .filter(type -> type.getSimpleName().endsWith("Test"))
                .filter(SlowTagTest::startsKernelProcess)
                .toList();
    assertThat(tests)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            test ->
                assertThat(test.tryGetAnnotationOfType(Tag.class))
                    .as(test.getName())
                    .hasValueSatisfying(tag -> assertThat(tag.value()).isEqualTo("slow")));
  }

  private static boolean startsKernelProcess(JavaClass test) {
    return test.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(KernelProcess.class));
  }
}
