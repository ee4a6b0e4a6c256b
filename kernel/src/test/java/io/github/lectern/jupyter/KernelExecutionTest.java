package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell may do to a whole kernel, on every JDK that this machine has. */
@Tag("slow")
@ParameterizedClass
@MethodSource("jdks")
@Timeout(180)
class KernelExecutionTest {
  private static final List<String> SMALL =
      List.of("-Xmx300m", "-Dorg.bytedeco.javacpp.maxbytes=600m");

  @Parameter Jdk jdk;
  private static KernelProcess kernel;

  static Stream<Jdk> jdks() {
    return Jdk.forTest("KernelExecutionTest");
  }

  @BeforeParameterizedClassInvocation
  static void start(Jdk jdk) throws IOException {
    kernel = KernelProcess.start(new Launcher(jdk, SMALL));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void it_runs_on_the_chosen_jdk() {
    assertThat(kernel.execute("Runtime.version().feature()").text()).isEqualTo("" + jdk.feature());
  }

  @Test
  void objects_survive_a_new_body_of_their_classes_method() {
    kernel.execute(
        "class Counter { int n; int next() { n += 1; return n; } }",
        "var counter = new Counter();",
        "counter.next();");
    KernelProcess.Outcome changed =
        kernel.execute("class Counter { int n; int next() { n += 10; return n; } }");

    assertThat(changed.stream("stderr")).isEmpty();
    assertThat(kernel.execute("counter.next()").text()).isEqualTo("11");
  }

  @Test
  void a_new_field_empties_what_held_the_old_objects_and_says_so() {
    kernel.execute(
        "record Point(int x) {}",
        "var point = new Point(1);",
        "List<Point> points = List.of(point);",
        "int kept = point.x() + 6;");
    KernelProcess.Outcome changed = kernel.execute("record Point(int x, int y) {}");

    assertThat(changed.stream("stderr"))
        .contains("Point has changed, and point and points were made with the old Point");
    assertThat(kernel.execute("point + \" \" + points + \" \" + kept").text())
        .isEqualTo("null null 7");
  }

  @Test
  void an_import_or_a_method_run_again_resets_nothing() {
    kernel.execute("int grown = 1;", "int twice(int n) { return 2 * n; }", "int y = twice(4);");
    kernel.execute("grown = 5; y = 9;");
    kernel.execute("import java.awt.*;", "long twice(int n) { return 2L * n; }");

    assertThat(kernel.execute("grown + \",\" + y + \",\" + twice(3)").text()).isEqualTo("5,9,6");
  }

  /** JShell names no types from then on, on some JDKs. */
  @ParameterizedTest
  @ValueSource(strings = {"class A { int x = \"a\"; }", "class A {}\n%reset"})
  void variables_keep_their_types_after_a_class_was_rejected_or_dropped(String code) {
    code.lines().forEach(kernel::execute);
    kernel.execute("var list = new ArrayList<String>();");
    kernel.execute("var thread = new Thread() { int priority() { return 3; } };");

    assertThat(kernel.execute("Thread same = thread;", "list.size() + thread.priority()").text())
        .isEqualTo("3");
    assertThat(kernel.execute("%who").stream("stdout"))
        .contains("ArrayList<String> list")
        .doesNotContain("Object");
  }

  @Test
  void a_sealed_type_and_its_records_may_stand_in_one_cell() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "sealed interface Shape {}",
            "record Circle(double r) implements Shape {}",
            "record Square(double side) implements Shape {}",
            "Shape shape = new Square(3);",
            "shape instanceof Square s ? s.side() : 0");
    assertThat(outcome.text()).isEqualTo("3.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().halt(3);",
        "IntConsumer end = System::exit; end.accept(3);",
        "class End { void now() { Runtime.getRuntime().exit(3); } }\nnew End().now();"
      })
  void the_end_of_the_jvm_is_refused(String code) {
    KernelProcess.Outcome outcome = kernel.execute(code);

    assertThat(outcome.reply().get("evalue").getAsString()).contains("would end the kernel");
    assertThat(kernel.execute("1 + 1").text()).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var hog = new ArrayList<byte[]>(); while (true) hog.add(new byte[5_000_000]);",
        "var many = new ArrayList<Integer>(); for (int i = 0; ; i++) many.add(i);",
        "var text = new StringBuilder(\"x\"); while (true) text.append(text);",
        "new double[Integer.MAX_VALUE]",
        "var tensors = new ArrayList<INDArray>(); while (true) tensors.add(Nd4j.ones(3000, 3000));"
      })
  void a_full_memory_is_told_and_the_kernel_lives(String code) {
    JsonObject error = kernel.execute(code).contents("error").get(0);

    assertThat(error.get("ename").getAsString()).isEqualTo("OutOfMemoryError");
    assertThat(error.get("traceback").toString()).contains("Try:").contains("line 1");
    assertThat(kernel.execute("%reset", "40 + 2").text()).isEqualTo("42");
  }

  @Test
  void a_full_memory_beside_two_thousand_threads_is_told() {
    kernel.execute(
        "for (int i = 0; i < 2000; i++) new Thread(() -> {"
            + " try { Thread.sleep(600_000); } catch (InterruptedException e) { } }).start();");
    KernelProcess.Outcome outcome =
        kernel.execute(
            "var more = new ArrayList<long[]>(); while (true) more.add(new long[50_000]);");

    assertThat(outcome.reply().get("ename").getAsString()).isEqualTo("OutOfMemoryError");
    assertThat(outcome.contents("error")).as(outcome.reply().toString()).hasSize(1);
    assertThat(kernel.execute("%reset", "40 + 2").text()).isEqualTo("42");
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
  }

  @Test
  void a_thread_left_behind_prints_and_fails_where_the_student_looks() {
    kernel.execute(
        "Thread late = new Thread(() -> {",
        "  System.out.println(\"from the thread\");",
        "  int[] two = new int[2];",
        "  two[2] = 1;",
        "});");
    KernelProcess.Outcome outcome = kernel.execute("late.start(); late.join();");

    assertThat(outcome.stream("stdout")).contains("from the thread");
    assertThat(outcome.stream("stderr"))
        .contains("ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2")
        .contains("line 4:\n  --> two[2] = 1;")
        .doesNotContain("JShell", "java.base");
  }

  @Test
  void endless_recursion_is_told_in_a_few_lines_also_in_a_rendering() {
    KernelProcess.Outcome outcome =
        kernel.execute(
            "class Node { Node next = this; public String toString() { return \"n\" + next; } }",
            "new Node()");
    String report = outcome.contents("error").get(0).get("traceback").toString();

    assertThat(report).contains("StackOverflowError", "in toString", "line 1", "times)");
    assertThat(report).hasSizeLessThan(1000);
  }

  @Test
  void a_closed_standard_output_still_prints() {
    kernel.execute("new PrintWriter(System.out).close();", "System.out.close();");
    assertThat(kernel.execute("System.out.println(\"heard\");").stream("stdout")).contains("heard");
  }

  @Test
  void an_object_of_a_cells_class_shows_the_name_that_the_student_gave() {
    assertThat(kernel.execute("class Dog {}", "new Dog()").text()).startsWith("Dog@");
    assertThat(kernel.execute("Runnable r = () -> {};", "r").text()).startsWith("lambda@");
  }
}
