package io.github.lectern.keras.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.datasets.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkspaceTest {
  @Test
  void memory_is_freed_when_the_workspace_is_closed() {
    Matrix matrix;
    try (Workspace workspace = new Workspace(2)) {
      matrix = new Buffer().rows(3, 2, workspace);
      assertThat(matrix.array().wasClosed()).isFalse();
    }
    assertThat(matrix.array().wasClosed()).isTrue();
  }

  @Test
  void scratch_memory_grows_and_is_freed_with_the_workspace() {
    Matrix small;
    Matrix grown;
    try (Workspace workspace = new Workspace(2)) {
      small = workspace.scratch(1, 2);
      assertThat(workspace.scratch(2, 1).array()).isSameAs(small.array());
      grown = workspace.scratch(4, 5);
      Tile twenty = new Tile(new float[20], 4, 5);
      grown.write(0, twenty);
      assertThatThrownBy(() -> workspace.scratch(3, 5).write(0, twenty))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(workspace.scratch(1, 2).array()).isSameAs(grown.array());
    }
    assertThat(small.array().wasClosed()).isTrue();
    assertThat(grown.array().wasClosed()).isTrue();
  }

  @AfterEach
  void clear() {
    System.clearProperty("lectern.workers");
  }

  @Test
  void the_number_of_threads_is_that_of_the_processors_or_of_the_property() {
    assertThat(Workspace.defaultThreads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    System.setProperty("lectern.workers", "3");
    assertThat(Workspace.defaultThreads()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "two", "", "1.5", "10000"})
  void a_number_of_threads_that_makes_no_sense_is_refused(String value) {
    System.setProperty("lectern.workers", value);
    assertThatThrownBy(Workspace::ofProcessors)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lectern.workers: expected a number of threads from 1 to 9999 but got \""
                + value
                + "\"; correct the system property, or remove it to use one thread per processor");
  }

  /** The two threads used to deadlock in Linux' dynamic loader. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_workspace_can_be_created_while_another_thread_loads_libraries(@TempDir Path folder)
      throws Exception {
    try (ChildJvm child = ChildJvm.start(WorkspacesWhileLoading.class, folder.toString())) {
      assertThat(child.await()).as(child.output()).isZero();
      assertThat(child.output())
          .containsPattern("workspaces \\d{3,}, libraries " + WorkspacesWhileLoading.TIMES);
    }
  }
}
