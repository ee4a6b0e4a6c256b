package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of a library that the student has added, on Shift-Tab. */
class LibraryJavadocTest {
  private static final String SOURCE =
      """
      package shop;
      /** Counts what is in the basket. */
      public class Basket {
        /**
         * Adds some pieces.
         *
         * @param pieces at least 1
         */
        public void put(int pieces) {}
        public static class List { public void add(int piece) {} }
      }
      """;

  @TempDir private Path folder;
  private JavaEvaluator evaluator;

  @BeforeEach
  void start() throws Exception {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    evaluator
        .classPath()
        .addJars(List.of(new TinyJar(folder).type("shop.Basket", SOURCE).write("shop-1.jar")));
    evaluator.evaluate(new Cell(1, "import shop.*;\nvar b = new Basket();"));
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  private String inspect(String code) {
    return evaluator.inspect(code, code.length()).orElseThrow().text();
  }

  private void writeSources() {
    try {
      new TinyJar(folder).resource("shop/Basket.java", SOURCE).write("shop-1-sources.jar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_comments_come_from_the_jar_with_the_sources() {
    writeSources();
    assertThat(inspect("b.put("))
        .isEqualTo("void Basket.put(int)\n\nAdds some pieces.\n\npieces: at least 1");
    assertThat(inspect("Basket")).endsWith("Counts what is in the basket.");
    assertThat(inspect("shop.Basket")).endsWith("Counts what is in the basket.");
  }

  @Test
  void the_sources_are_fetched_in_the_background_and_only_once() throws Exception {
    CountDownLatch online = new CountDownLatch(1);
    List<Path> fetched = new ArrayList<>();
    evaluator
        .libraryDocs()
        .setFetcher(
            jar -> {
              fetched.add(jar);
              await(online);
              writeSources();
            });
    assertThat(inspect("b.put("))
        .isEqualTo("void Basket.put(int)\n\nThe documentation is being fetched; try again soon.");
    online.countDown();
    while (inspect("b.put(").contains("being fetched")) {
      Thread.sleep(20);
    }
    assertThat(inspect("b.put(")).contains("Adds some pieces.");
    assertThat(fetched)
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("shop-1.jar");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void without_sources_the_signature_is_shown() throws Exception {
    while (inspect("b.put(").contains("being fetched")) {
      Thread.sleep(20);
    }
    assertThat(inspect("b.put(")).isEqualTo("void Basket.put(int)");
  }
}
