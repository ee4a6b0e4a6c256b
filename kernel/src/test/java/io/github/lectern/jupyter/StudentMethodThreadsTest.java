package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.lectern.jupyter.transport.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of a student's classes run where an interrupt reaches them, and nowhere else. */
class StudentMethodThreadsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NOTE = "io.github.lectern.jupyter.CalledOn.note(); ";
  private static final String SNEAK =
      """
      class Shown { public String toString() { Shown.<RuntimeException>sneak(); return null; }
        static <T extends Throwable> void sneak() throws T { throw (T) new Own(); } }
      """;

  private static KernelInProcess kernel;

  @BeforeAll
  static void start() {
    kernel = new KernelInProcess();
  }

  @AfterAll
  static void close() {
    kernel.close();
  }

  @BeforeEach
  void reset() {
    kernel.execute("%reset");
    CalledOn.THREADS.clear();
  }

  private static void run(String code) {
    assertThat(kernel.execute(code).get("status").getAsString()).as(kernel.shown()).isEqualTo("ok");
  }

  private static void assertCalledWhereAnInterruptReaches() {
    assertThat(CalledOn.THREADS)
        .isNotEmpty()
        .allMatch(name -> List.of("lectern-code", "lectern-timed-call").contains(name));
  }

  private static String noting(String... signatures) {
    StringBuilder methods = new StringBuilder();
    for (String signature : signatures) {
      String[] parts = signature.split(" -> ", -1);
      methods.append("  public " + parts[0] + " { " + NOTE + parts[1] + " }\n");
    }
    return methods.toString();
  }

  private static String exception(String superclass) {
    return "class Own extends "
        + superclass
        + " {\n"
        + noting(
            "String getMessage() -> return \"mine\";",
            "String getLocalizedMessage() -> return \"mine\";",
            "String toString() -> return \"mine\";",
            "Throwable getCause() -> return null;",
            "StackTraceElement[] getStackTrace() -> return new StackTraceElement[0];")
        + "}\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RuntimeException",
        "Error",
        "Throwable",
        "java.lang.reflect.InvocationTargetException"
      })
  void exceptions_of_a_cell_and_of_a_rendering(String superclass) {
    String own = exception(superclass);
    run(own + SNEAK);
    assertThat(kernel.result("throw new Own();")).isEqualTo("Own: mine");
    assertThat(kernel.result("new Shown()")).isEqualTo("Own: mine");
    run("Shown shown = new Shown();");
    kernel.assist("inspect_request", "shown");
    assertCalledWhereAnInterruptReaches();
  }

  @Test
  void an_exception_of_another_class_loader(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("Own.java");
    Files.writeString(source, "public " + exception("RuntimeException"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), "" + source);
    assertThat(status).isZero();
    run(
        "var urls = new java.net.URL[] {new java.io.File(\""
            + folder
            + "\").toURI().toURL()};\n"
            + "var loader = new java.net.URLClassLoader(urls,"
            + " Thread.currentThread().getContextClassLoader());\n"
            + "var type = loader.loadClass(\"Own\");");

    assertThat(kernel.result("throw (RuntimeException) type.getConstructor().newInstance();"))
        .isEqualTo("Own: mine");
    assertCalledWhereAnInterruptReaches();
  }

  @Test
  void values_that_are_shown() {
    run(
        "class Own extends java.util.AbstractList<Integer> {\n"
            + noting(
                "Integer get(int i) -> return i;",
                "int size() -> return 3;",
                "java.util.Iterator<Integer> iterator() -> return super.iterator();",
                "boolean equals(Object o) -> return true;",
                "int hashCode() -> return 1;")
            + "}\nOwn own = new Own();\nclass Other { int a; }\nvar other = new Other();");
    assertThat(kernel.result("own")).isEqualTo("[0, 1, 2]");
    run("class Other { int a; int b; }");
    kernel.assist("inspect_request", "own");
    kernel.assist("complete_request", "own.");
    run("%who");
    assertCalledWhereAnInterruptReaches();
  }

  @Test
  void what_is_sent_in_a_display() {
    run(
        "class Own extends java.util.AbstractMap<String, Integer> {\n"
            + noting(
                "java.util.Set<java.util.Map.Entry<String, Integer>> entrySet() ->"
                    + " return java.util.Map.of(\"a\", 1).entrySet();")
            + "}\nclass Count extends Number {\n"
            + noting(
                "int intValue() -> return 7;",
                "long longValue() -> return 7;",
                "float floatValue() -> return 7;",
                "double doubleValue() -> return 7;",
                "String toString() -> return \"7\";")
            + "}\nclass Box { Number count = new Count(); }\n"
            + "var data = new org.dflib.jjava.jupyter.kernel.display.DisplayData(\"text\");\n"
            + "data.putData(\"application/x-own\", new Own());\n"
            + "data.putData(\"application/x-box\", new Box());");
    run("data");

    assertThat(kernel.sent()).contains("{\"a\":1}", "{\"count\":7}");
    assertCalledWhereAnInterruptReaches();
  }

  @Test
  void streams_that_a_cell_puts_in_place_of_the_standard_ones() {
    run(
        "%%time\nSystem.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()) {\n"
            + noting(
                "java.io.PrintStream printf(java.util.Locale l, String f, Object... a) ->"
                    + " return this;",
                "void println(String s) -> ;")
            + "});\nSystem.out.println(\"own\");");
    assertThat(kernel.sent()).contains("Time: ");
    assertCalledWhereAnInterruptReaches();
  }

  private static final String THREAD =
      "class Own extends Thread {\n"
          + noting(
              "void interrupt() -> super.interrupt();",
              "boolean isInterrupted() -> return super.isInterrupted();",
              "StackTraceElement[] getStackTrace() -> return super.getStackTrace();",
              "int hashCode() -> return 1;",
              "boolean equals(Object o) -> return o == this;",
              "long getId() -> return 1;",
              "String toString() -> return \"mine\";",
              "void run() -> while (true) { }")
          + "}\nOwn own = new Own();\nown.setName(\"lectern-code\");\nown.start();";

  @Test
  void threads_of_a_cell() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          run(Runtime.version().feature() < 19 ? THREAD : THREAD.replaceAll(".*getId.*\n", ""));
          assertThat(kernel.result("1 + 1")).isEqualTo("2");
          kernel.interrupt();
          assertThat(kernel.result("own.join(20_000); own.isAlive()")).isEqualTo("false");
          assertCalledWhereAnInterruptReaches();
        });
  }

  @Test
  void thread_groups_of_a_cell() {
    run(
        "class Own extends ThreadGroup { Own() { super(\"own\"); }\n"
            + noting(
                "int activeCount() -> return 0;",
                "int activeGroupCount() -> return 0;",
                "int enumerate(Thread[] list) -> return 0;")
            + "}\nOwn own = new Own();\n"
            + "Thread t = new Thread(own, () -> { "
            + NOTE
            + "while (true) { } }, \"lectern-code\");\nt.start();");
    assertThat(kernel.result("1 + 1")).isEqualTo("2");
    kernel.interrupt();
    assertThat(kernel.result("t.join(20_000); t.isAlive()")).isEqualTo("false");
    assertCalledWhereAnInterruptReaches();
  }

  @Test
  void handlers_of_the_log() {
    Log.install();
    run(
        "var root = java.util.logging.Logger.getLogger(\"\");\n"
            + "var own = new java.util.logging.Handler() {\n"
            + noting(
                "void publish(java.util.logging.LogRecord record) -> ;",
                "void flush() -> ;",
                "void close() -> ;")
            + "};\nroot.addHandler(own);\nroot.info(\"by the cell\");");
    new Log(StudentMethodThreadsTest.class).log(Level.INFO, "by the kernel, in a test");
    run("root.removeHandler(own);");
    assertCalledWhereAnInterruptReaches();
  }
}
