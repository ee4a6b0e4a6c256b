package io.github.lectern.jupyter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarOptionsTest {
  private static JarOptions parse(String line) {
    return JarOptions.parse(List.of(line.split(" ", -1)));
  }

  @Test
  void the_default_is_this_user_and_a_course_here() {
    JarOptions options = parse("install");
    assertThat(options.kernel().spec()).isEqualTo(JupyterPaths.user().resolve("kernels/lectern"));
    assertThat(options.withCourse()).isTrue();
    assertThat(options.courseOrDefault()).isEqualTo(Path.of("lectern-course").toAbsolutePath());
    assertThat(options.offline()).isFalse();
  }

  @Test
  void options_of_install_reach_the_kernelspec_and_the_course() {
    JarOptions options =
        parse(
            "install --prefix /p --name big --display-name Big --jvm-arg -Xmx4g --env A=b=c"
                + " --enable-preview --course /c --offline");
    assertThat(options.kernel().spec()).isEqualTo(Path.of("/p/share/jupyter/kernels/big"));
    assertThat(options.kernel().displayName()).isEqualTo("Big");
    assertThat(options.kernel().jvmArguments()).containsExactly("-Xmx4g", "--enable-preview");
    assertThat(options.kernel().environment()).containsEntry("A", "b=c");
    assertThat(options.course()).contains(Path.of("/c"));
    assertThat(options.offline()).isTrue();
  }

  @Test
  void the_kernel_can_be_installed_without_the_course() {
    assertThat(parse("install --no-course").withCourse()).isFalse();
  }

  @Test
  void run_takes_notebooks_between_its_options() {
    JarOptions options = parse("run 04 --output /o exercises/04 --course /c --name big");
    assertThat(options.words()).containsExactly("04", "exercises/04");
    assertThat(options.output()).isEqualTo(Path.of("/o"));
    assertThat(options.course()).contains(Path.of("/c"));
    assertThat(options.kernel().name()).isEqualTo("big");
  }

  @Test
  void grade_passes_on_what_does_not_choose_the_kernel() {
    JarOptions options = parse("grade answers --csv p.csv --prefix /p --jobs 2");
    assertThat(options.words()).containsExactly("answers", "--csv", "p.csv", "--jobs", "2");
    assertThat(options.kernel().spec()).isEqualTo(Path.of("/p/share/jupyter/kernels/lectern"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install 04",
        "install --dist x",
        "install --output x",
        "doctor --course x",
        "doctor 04",
        "uninstall --jvm-arg x",
        "uninstall --no-course",
        "run --no-course",
        "run --unknown"
      })
  void an_argument_of_another_command_is_refused(String line) {
    String command = line.substring(0, line.indexOf(' '));
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(command + ": unknown argument ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install --course",
        "run --output",
        "install --prefix",
        "install --user --prefix x",
        "install --course x --no-course",
        "install --name a/b"
      })
  void a_missing_or_contradictory_value_is_refused(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
