package io.github.lectern.keras.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.datasets.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
