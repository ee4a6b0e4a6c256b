package io.github.lectern.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LauncherTest {
  @Test
  void an_old_java_is_told_what_it_needs() {
    assertThat(Launcher.problem("1.8", true))
        .startsWith("Lectern needs a JDK of version 17 or newer, but this is Java 8; install");
    assertThat(Launcher.problem("11", true)).contains("but this is Java 11;");
    assertThat(Launcher.problem("16", true)).contains("but this is Java 16;");
  }

  @Test
  void a_runtime_without_a_compiler_is_told_to_become_a_jdk() {
    assertThat(Launcher.problem("17", false)).contains("this Java has no compiler; install a JDK");
  }

  @Test
  void a_jdk_of_version_17_or_newer_is_accepted() {
    assertThat(Launcher.problem("17", true)).isEmpty();
    assertThat(Launcher.problem("25", true)).isEmpty();
  }
}
