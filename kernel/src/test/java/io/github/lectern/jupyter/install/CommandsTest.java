package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.maven.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations of tiny jars; SmallJarIT installs the real ones. */
class CommandsTest {
  @TempDir private Path folder;
  private Path prefix;
  private Path spec;
  private Path course;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void locate() {
    prefix = folder.resolve("prefix");
    spec = prefix.resolve("share/jupyter/kernels/lectern");
    course = folder.resolve("teaching/course");
  }

  private int run(String... args) throws InterruptedException {
    out.reset();
    err.reset();
    SmallJar jar = new SmallJar(folder.resolve("small.jar"), folder);
    return Commands.run(
        jar, List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  /** Installs one jar and a course of one file, as install does. */
  private void install() throws Exception {
    Path jar = Files.writeString(folder.resolve("one.jar"), "a jar");
    Path source = Files.createDirectories(folder.resolve("notebooks"));
    Files.writeString(source.resolve("README.md"), "read me");
    KernelSpec.install(
        JarOptions.parse(List.of("install", "--prefix", prefix.toString())).kernel(),
        lib -> new TreeMap<>(Map.of("one.jar", Sha256.copy(jar, lib.resolve("one.jar")))),
        List.of(course));
    new CourseFolder(course).update(source, new PrintStream(out, true, UTF_8));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void uninstall_leaves_the_directory_as_it_was_before() throws Exception {
    Files.createDirectories(folder.resolve("notebooks"));
    Files.writeString(folder.resolve("notebooks/README.md"), "read me");
    Files.writeString(folder.resolve("one.jar"), "a jar");
    List<String> before = files();
    install();
    assertThat(files()).hasSizeGreaterThan(before.size() + 8);

    assertThat(run("uninstall", "--prefix", prefix.toString())).isZero();
    assertThat(files()).isEqualTo(before);
    assertThat(out.toString(UTF_8)).contains("Removed the kernel from " + spec);
  }

  @Test
  void uninstall_removes_the_courses_of_all_installations() throws Exception {
    Path first = course;
    install();
    course = folder.resolve("second");
    install();
    assertThat(first).exists();

    run("uninstall", "--prefix", prefix.toString());
    assertThat(first.getParent()).doesNotExist();
    assertThat(course).doesNotExist();
    assertThat(prefix).doesNotExist();
  }

  @Test
  void uninstall_keeps_the_files_and_kernels_of_others() throws Exception {
    install();
    Path own = Files.writeString(spec.resolve("notes.txt"), "mine");
    Path other = Files.createDirectories(spec.resolveSibling("python3"));
    assertThat(run("uninstall", "--prefix", prefix.toString())).isZero();
    assertThat(own).hasContent("mine");
    assertThat(other).exists();
    assertThat(out.toString(UTF_8))
        .contains("Kept " + spec + " with files that install did not write");
  }

  @Test
  void uninstall_refuses_a_kernelspec_that_install_did_not_write() throws Exception {
    Files.createDirectories(spec);
    Files.writeString(spec.resolve("kernel.json"), "{}");
    assertThat(run("uninstall", "--prefix", prefix.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lectern: " + spec + " was not written by install; run install first\n");
    assertThat(spec.resolve("kernel.json")).exists();
  }

  @Test
  void a_command_without_an_installation_says_where_it_looked() throws Exception {
    for (String command : List.of("uninstall", "run", "data", "grade")) {
      assertThat(run(command, "--prefix", prefix.toString())).isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .startsWith("lectern: there is no kernel in " + spec + "; run install first");
    }
    assertThat(prefix).doesNotExist();
  }

  @Test
  void doctor_names_each_defect_and_what_to_do() throws Exception {
    install();
    assertThat(run("doctor", "--prefix", prefix.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("  libraries      1 jars, all with the expected SHA-256")
        .contains("  course         " + course)
        .contains("! kernelspec     its jar is missing: " + spec.resolve("lib/lectern-kernel.jar"));

    Files.writeString(spec.resolve("lib/one.jar"), "another jar");
    Files.delete(spec.resolve("kernel.json"));
    CourseFolder.deleteEmptyFolders(course);
    assertThat(run("doctor", "--prefix", prefix.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains(
            "! libraries      changed: " + spec.resolve("lib/one.jar") + "; run install again")
        .contains("! kernelspec     missing: " + spec.resolve("kernel.json") + "; run install");
  }

  @Test
  void run_selects_notebooks_by_the_beginning_of_their_names() throws Exception {
    List<String> files = List.of("00-a.ipynb", "01-b.ipynb", "README.md", "exercises/01-b.ipynb");
    assertThat(RunCommand.select(files, List.of())).containsExactly("00-a.ipynb", "01-b.ipynb");
    assertThat(RunCommand.select(files, List.of("exercises/01", "00")))
        .containsExactly("exercises/01-b.ipynb", "00-a.ipynb");
  }

  @Test
  void run_lists_the_notebooks_if_none_matches() throws Exception {
    install();
    Files.writeString(course.resolve("00-a.ipynb"), "{}");
    assertThat(run("run", "9", "--prefix", prefix.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("lectern: no notebook matches 9; the notebooks are: 00-a.ipynb\n");
  }

  @Test
  void grade_needs_a_kernel_with_the_course() throws Exception {
    install();
    assertThat(run("grade", "answers", "--prefix", prefix.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .startsWith("lectern: the kernel in " + spec + " was installed without the course");
  }

  @Test
  void wrong_arguments_show_the_usage() throws InterruptedException {
    assertThat(run()).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEqualTo(Commands.USAGE);
    assertThat(run("start")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("lectern: unknown command: start\nusage:");
    assertThat(run("install", "--colour")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("lectern: install: unknown argument --colour\n");
  }

  @Test
  void help_and_version_go_to_standard_output() throws InterruptedException {
    assertThat(run("install", "--help")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(Commands.USAGE);
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("Lectern ");
  }

  @Test
  void a_full_disk_and_a_forbidden_directory_are_explained() {
    assertThat(FileProblem.explain(new FileSystemException("/f", null, "No space left on device")))
        .isEqualTo(
            "the disk is full: /f: No space left on device; free some space and run the same"
                + " command again");
    assertThat(FileProblem.explain(new IOException("There is not enough space on the disk")))
        .startsWith("the disk is full: ");
    assertThat(FileProblem.explain(new AccessDeniedException("/usr/share")))
        .isEqualTo(
            "no permission to write: /usr/share; use --user, or --prefix DIR"
                + " with a directory that you may write to");
    assertThat(FileProblem.explain(new FileSystemException("/f", null, "Read-only file system")))
        .startsWith("no permission to write: ");
    assertThat(FileProblem.explain(new IOException("odd"))).isEqualTo("odd");
  }

  @Test
  void space_that_is_lacking_is_stated_in_advance() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> DiskSpace.require(folder.resolve("a/b"), Long.MAX_VALUE, "do this")))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("MB are needed to do this, but only ")
        .hasMessageContaining(" MB are free in " + folder + ";");
  }
}
