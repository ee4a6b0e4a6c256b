package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lectern.AllTests;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods of a student's own classes that throw, never return or recurse cannot stop the kernel.
 */
@Tag("slow")
class StudentMethodsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String NO_NULL_CHECK =
      "public boolean equals(Object o) { return x == ((Pt) o).x; }";
  private static final String CLASS_FIRST =
      "public boolean equals(Object o) {"
          + " if (getClass() != o.getClass()) return false; return x == ((Pt) o).x; }";
  private static final String ENDLESS = "public boolean equals(Object o) { while (true) { } }";
  private static final String RECURSIVE = "public boolean equals(Object o) { return equals(o); }";

  private static KernelInProcess kernel;

  @BeforeAll
  static void start() {
    kernel = new KernelInProcess();
  }

  @AfterAll
  static void close() {
    kernel.close();
  }

  private static void assertGoesOn() {
    kernel.notices().clear();
    assertThat(kernel.result("1 + 1")).isEqualTo("2");
    assertThat(kernel.result("kept")).isEqualTo("42");
    assertThat(kernel.execute("%reset").get("status").getAsString()).isEqualTo("ok");
    assertThat(kernel.result("2 + 3")).isEqualTo("5");
  }

  private static void run(String code) {
    assertThat(kernel.execute(code).get("status").getAsString()).as(kernel.shown()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_NULL_CHECK, CLASS_FIRST, ENDLESS, RECURSIVE})
  void a_class_with_its_own_equals_can_be_edited_and_run_again(String equals) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          run("int kept = 42;");
          run("class Pt { int x = 1; " + equals + " }");
          run("Pt p = new Pt();");
          run("class Pt { int x = 2; int y = 3; " + equals + " }");

          assertThat(kernel.notices())
              .containsExactly(
                  "Pt has changed, and p was made with the old Pt, so it is now null."
                      + " Rerun the cell that sets it.");
          run("p = new Pt();");
          assertThat(kernel.result("p.x + p.y")).isEqualTo("5");
          assertGoesOn();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_NULL_CHECK, CLASS_FIRST, ENDLESS, RECURSIVE})
  void another_class_can_change_while_such_a_variable_exists(String equals) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          run("int kept = 42;");
          run("class Pt { int x = 7; " + equals + " }\nclass Other { int a; }");
          run("Pt p = new Pt(); var other = new Other(); java.util.List<Other> all = null;");
          run("class Other { int a; int b; }");

          assertThat(kernel.result("p.x")).isEqualTo("7");
          assertGoesOn();
        });
  }

  static List<Arguments> proxies() {
    List<String> handlers =
        List.of(
            "return \"text\";",
            "throw new IllegalStateException(\"mine\");",
            "while (true) { }",
            "return java.lang.reflect.Proxy.getInvocationHandler(p).invoke(p, m, a);",
            "return null;");
    List<Arguments> cases =
        Stream.of(
                "java.util.Map<?, ?>",
                "java.util.List<?>",
                "java.util.Set<?>",
                "Iterable<?>",
                "java.util.Iterator<?>",
                "CharSequence",
                "Comparable<?>",
                "java.util.Map.Entry<?, ?>",
                "AutoCloseable")
            .flatMap(type -> handlers.stream().map(handler -> Arguments.of(type, handler)))
            .toList();
    return AllTests.orEvery(8, cases);
  }

  /** Every method of a proxy, equals() and toString() among them, is the student's handler. */
  @ParameterizedTest
  @MethodSource("proxies")
  void a_proxy_may_do_anything(String type, String handler) {
    String erased = type.replaceAll("<.*", "");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          run("int kept = 42;\nclass Other { int a; }");
          run(
              type
                  + " p = ("
                  + type
                  + ") java.lang.reflect.Proxy.newProxyInstance(\n"
                  + "    Thread.currentThread().getContextClassLoader(),\n"
                  + "    new Class<?>[] {"
                  + erased
                  + ".class},\n"
                  + "    (java.lang.reflect.InvocationHandler) (p, m, a) -> { "
                  + handler
                  + " });\n"
                  + "var others = new Other[1]; Object same = p;");
          run("class Other { int a; int b; }");
          run("%who");
          assertThat(kernel.assist("complete_request", "p.toS").get("status").getAsString())
              .isEqualTo("ok");
          assertThat(kernel.assist("inspect_request", "p").toString()).contains(" p =");
          assertGoesOn();
        });
  }

  @Test
  void a_text_that_fails_with_an_endless_exception_is_inspected() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          run("int kept = 42;");
          run(
              "class Bad extends RuntimeException { public String toString() { while (true) { } }"
                  + " }");
          run("class Worse { public String toString() { throw new Bad(); } }");
          run("Worse worse = new Worse();");
          assertThat(kernel.assist("inspect_request", "worse").toString()).contains("(toString() ");
          assertGoesOn();
        });
  }
}
