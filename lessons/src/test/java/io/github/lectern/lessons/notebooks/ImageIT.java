package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds the image and runs a lesson in it. This takes about 15 minutes and needs Docker, Podman or
 * Buildah, so it is one of the tests that only {@code ./lecture test all} runs. {@code
 * -Dlectern.image=NAME} tests an image that has already been built.
 */
@Tag("slow")
@WaitsForProcesses
class ImageIT {
  private static final String BASE = "debian:bookworm-slim";
  private static final String BUILT = System.getProperty("lectern.image", "");
  private static final int UNSUITABLE = 77;

  @Test
  void a_lesson_runs_as_an_ordinary_user_in_a_read_only_image_with_1_gb_of_memory()
      throws IOException {
    assumeTrue(
        Jupyter.ALL_TESTS || !BUILT.isEmpty(), "only ./lecture test all builds and runs the image");
    String builder = builder();
    String image = BUILT.isEmpty() ? build(builder) : BUILT;

    Command.Outcome outcome =
        run(
            Duration.ofMinutes(30),
            Jupyter.python(),
            "lessons/src/test/python/run_image.py",
            builder,
            image,
            "04-fashion-mnist.ipynb");

    assumeTrue(outcome.status() != UNSUITABLE, outcome.said());
    assertThat(outcome.said())
        .contains("user 1000 jovyan", "the image is read-only")
        .containsPattern("memory of the JVM: (1\\.00G|1024\\.00M)")
        .containsPattern("classes from the archive: [1-9]")
        .containsPattern("outputs: [1-9]\\d");
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  /** Returns the first builder that works, as {@code ./lecture image} does. */
  private static String builder() throws IOException {
    for (String name : List.of("docker", "podman", "buildah")) {
      if (Jupyter.program(name).isPresent()
          && run(Duration.ofMinutes(1), name, "info").status() == 0) {
        return name;
      }
    }
    assumeTrue(false, "none of docker, podman and buildah works here");
    throw new AssertionError("unreachable");
  }

  private static String build(String builder) throws IOException {
    assumeTrue(hasBase(builder), BASE + " is neither here nor can it be downloaded");
    String image = "lectern-test";
    Command.Outcome built =
        run(Duration.ofMinutes(60), Path.of("./lecture"), "image", "--tag", image);
    assertThat(built.status()).as(built.said()).isZero();
    return image;
  }

  private static boolean hasBase(String builder) throws IOException {
    List<Object> inspect =
        builder.equals("buildah")
            ? List.of(builder, "inspect", "--type", "image", BASE)
            : List.of(builder, "image", "inspect", BASE);
    return run(Duration.ofMinutes(1), inspect.toArray()).status() == 0
        || run(Duration.ofMinutes(10), builder, "pull", BASE).status() == 0;
  }

  private static Command.Outcome run(Duration limit, Object... words) throws IOException {
    return Command.in(Jupyter.ROOT, words).run(Jupyter.LOGS.resolve("image.log"), limit);
  }
}
