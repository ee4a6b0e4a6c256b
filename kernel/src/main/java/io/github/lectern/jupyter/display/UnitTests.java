package io.github.lectern.jupyter.display;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs JUnit tests in a cell.
 *
 * <pre>{@code
 * %maven org.junit.jupiter:junit-jupiter:6.1.3 org.junit.platform:junit-platform-launcher:6.1.3
 *
 * import org.junit.jupiter.api.Test;
 * import static org.junit.jupiter.api.Assertions.*;
 *
 * class SumTest {
 *   @Test void adds() { assertEquals(4, 2 + 2); }
 * }
 * runTests(SumTest.class)
 * }</pre>
 */
public final class UnitTests {
  private UnitTests() {}

  /**
   * Runs the tests of classes with the student's version of JUnit, and returns a table of their
   * results. Failed tests do not throw.
   *
   * @throws IllegalStateException if JUnit or its launcher has not been added with %maven
   */
  public static TestReport runTests(Class<?>... types) {
    if (types.length == 0) {
      throw new IllegalArgumentException(
          "runTests: expected at least one class with tests, as in runTests(SumTest.class)");
    }
    try {
      return new TestReport(new JUnitLauncher(types[0].getClassLoader()).run(types));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "runTests: JUnit is not on the class path. Run this in a cell of its own first: %maven"
              + " org.junit.jupiter:junit-jupiter:6.1.3"
              + " org.junit.platform:junit-platform-launcher:6.1.3",
          e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // an interrupt of the cell
      }
      throw new IllegalStateException("runTests: JUnit failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "runTests: this version of JUnit cannot run " + Arrays.toString(types), e);
    }
  }
}
