package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.AllTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No cell takes the kernel away from those that come after it. Every third cell runs, and the JDKs
 * of this machine take turns; among all tests, every cell runs, and cells that have to be
 * interrupted run on every JDK.
 */
@Tag("slow")
@Timeout(180)
class NastyCellsTest {
  private static final Path FILE = Path.of("src", "test", "resources", "nasty", "cells.txt");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Kernels KERNELS = new Kernels();

  static List<Arguments> cells() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    for (NastyCell cell : NastyCell.read(FILE).toList()) {
      Stream<Jdk> jdks =
          cell.extra().equals("interrupt")
              ? Jdk.forTest(String.join("", cell.cells()))
              : Stream.of(Jdk.forCase(cases.size()));
      jdks.forEach(jdk -> cases.add(Arguments.of(cell, jdk)));
    }
    return AllTests.orEvery(6, cases);
  }

  @AfterAll
  static void stop() throws IOException {
    KERNELS.close();
  }

  /** Ends a kernel whose cell was not good, so that the next is judged by itself. */
  @ParameterizedTest
  @MethodSource("cells")
  void the_kernel_survives(NastyCell nasty, Jdk jdk) throws IOException {
    KernelProcess kernel = KERNELS.on(jdk);
    boolean good = false;
    try {
      judge(kernel, nasty);
      good = true;
    } finally {
      if (!good) {
        kernel.process().destroyForcibly().onExit().join();
      }
    }
  }

  private static void judge(KernelProcess kernel, NastyCell nasty) {
    KernelProcess.Outcome outcome = run(kernel, nasty);
    String all = text(outcome);

    if (!nasty.end().equals("either")) {
      assertThat(outcome.reply().get("status").getAsString()).as(all).isEqualTo(nasty.end());
    }
    nasty.words().forEach(words -> assertThat(all).contains(words));
    assertThat(all)
        .doesNotContain("io.github.lectern.jupyter.eval.run.ThrowableSnapshot", "REPL.$JShell");
    assertGoesOn(kernel);
    if (nasty.extra().equals("reset")) {
      kernel.execute("%reset");
      assertGoesOn(kernel);
    }
  }

  @Test
  void there_are_more_than_a_hundred() throws IOException {
    assertThat(NastyCell.read(FILE).count()).isGreaterThan(100);
  }

  private static KernelProcess.Outcome run(KernelProcess kernel, NastyCell nasty) {
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

  private static void assertGoesOn(KernelProcess kernel) {
    long start = System.nanoTime();
    KernelProcess.Outcome outcome =
        kernel.execute("java.lang.System.out.println(\"out\");", "1 + 1");
    assertThat(outcome.reply().get("status").getAsString()).as(text(outcome)).isEqualTo("ok");
    assertThat(outcome.text()).isEqualTo("2");
    assertThat(outcome.stream("stdout")).contains("out");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }
}
