package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** No cell takes the kernel away from those that come after it, on every JDK of this machine. */
@Tag("slow")
@ParameterizedClass
@MethodSource("jdks")
@Timeout(180)
class NastyCellsTest {
  private static final Path FILE = Path.of("src", "test", "resources", "nasty", "cells.txt");
  private static final Duration SOON = Duration.ofSeconds(20);

  @Parameter Jdk jdk;
  private static KernelProcess kernel;

  static Stream<Jdk> jdks() {
    return Jdk.all();
  }

  static Stream<NastyCell> cells() throws IOException {
    return NastyCell.read(FILE);
  }

  @BeforeParameterizedClassInvocation
  static void start(Jdk jdk) throws IOException {
    kernel = KernelProcess.start(new Launcher(jdk, List.of()));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    kernel.close();
  }

  /** One that is not good is ended, so that the next is judged by itself. */
  @ParameterizedTest
  @MethodSource("cells")
  void the_kernel_goes_on_after(NastyCell nasty) throws IOException {
    if (!kernel.process().isAlive()) {
      start(jdk);
    }
    boolean good = false;
    try {
      judge(nasty);
      good = true;
    } finally {
      if (!good) {
        kernel.process().destroyForcibly().onExit().join();
      }
    }
  }

  private static void judge(NastyCell nasty) {
    KernelProcess.Outcome outcome = run(nasty);
    String all = text(outcome);

    if (!nasty.end().equals("either")) {
      assertThat(outcome.reply().get("status").getAsString()).as(all).isEqualTo(nasty.end());
    }
    nasty.words().forEach(words -> assertThat(all).contains(words));
    assertThat(all)
        .doesNotContain("io.github.lectern.jupyter.eval.run.ThrowableSnapshot", "REPL.$JShell");
    assertGoesOn();
    if (nasty.extra().equals("reset")) {
      kernel.execute("%reset");
      assertGoesOn();
    }
  }

  @Test
  void there_are_more_than_a_hundred() throws IOException {
    assertThat(cells().count()).isGreaterThan(100);
  }

  private static KernelProcess.Outcome run(NastyCell nasty) {
    for (String cell : nasty.cells().subList(0, nasty.cells().size() - 1)) {
      kernel.execute(cell);
    }
    String last = nasty.cells().get(nasty.cells().size() - 1);
    if (!nasty.extra().equals("interrupt")) {
      return kernel.execute(last);
    }
    String id = kernel.begin(last);
    assertThat(kernel.begins(id)).as("the cell says begun").isTrue();
    kernel.reply("control", kernel.send("control", "interrupt_request", new JsonObject()));
    return kernel.await(id);
  }

  private static String text(KernelProcess.Outcome outcome) {
    StringBuilder all =
        new StringBuilder(outcome.stream("stdout")).append(outcome.stream("stderr"));
    outcome.contents("error").forEach(error -> all.append(String.join("\n", lines(error))));
    outcome
        .contents("execute_result")
        .forEach(result -> all.append(result.getAsJsonObject("data").get("text/plain")));
    return all.toString();
  }

  private static List<String> lines(JsonObject error) {
    return error.getAsJsonArray("traceback").asList().stream()
        .map(line -> line.getAsString().replaceAll("\u001b\\[[;0-9]*m", ""))
        .toList();
  }

  private static void assertGoesOn() {
    long start = System.nanoTime();
    KernelProcess.Outcome outcome =
        kernel.execute("java.lang.System.out.println(\"out\");", "1 + 1");
    assertThat(outcome.reply().get("status").getAsString()).as(text(outcome)).isEqualTo("ok");
    assertThat(outcome.text()).isEqualTo("2");
    assertThat(outcome.stream("stdout")).contains("out");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }
}
