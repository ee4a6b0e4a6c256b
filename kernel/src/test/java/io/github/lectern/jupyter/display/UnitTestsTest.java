package io.github.lectern.jupyter.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class UnitTestsTest {
  /** A student's tests; the build does not run nested classes. */
  static class Sums {
    @Test
    void adds() {
      assertEquals(4, 2 + 2);
    }

    @Test
    void multiplies() {
      assertEquals(5, 2 * 2);
    }

    @Test
    void divides() {
      assertEquals(0, 1 / Integer.parseInt("0"));
    }

    @Test
    @Disabled("not yet")
    void subtracts() {}
  }

  static class NoDatabase {
    static final String ADDRESS = "none";

    @BeforeAll
    static void connect() {
      if (!ADDRESS.startsWith("jdbc:")) {
        throw new IllegalStateException("<no database>");
      }
    }

    @Test
    void reads() {}
  }

  @Test
  void each_test_has_a_line() {
    assertThat(UnitTests.runTests(Sums.class).toString().lines())
        .containsExactlyInAnyOrder(
            "1 of 4 tests passed",
            "✓ adds passed",
            "✗ multiplies failed: expected: <5> but was: <4>",
            "✗ divides failed: java.lang.ArithmeticException: / by zero",
            "… subtracts skipped: not yet");
  }

  @Test
  void a_class_that_cannot_be_prepared_has_a_line() {
    TestReport report = UnitTests.runTests(NoDatabase.class);
    assertThat(report.toString())
        .contains("✗ ", " failed: java.lang.IllegalStateException: <no database>");
    assertThat(report.toHtml())
        .contains("<th scope=\"row\"", "&lt;no database&gt;")
        .doesNotContain("<no database>");
  }

  @Test
  void says_what_is_missing() {
    assertThatThrownBy(() -> UnitTests.runTests())
        .hasMessageStartingWith("runTests: expected at least one class");
    assertThatThrownBy(() -> UnitTests.runTests(String.class))
        .hasMessageContaining("%maven org.junit.jupiter:junit-jupiter:");
    assertThat(UnitTests.runTests(UnitTests.class).toString())
        .isEqualTo("no tests found; annotate methods with @Test");
  }
}
