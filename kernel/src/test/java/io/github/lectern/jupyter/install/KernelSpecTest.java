package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lectern.jupyter.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
  @TempDir private Path folder;
  private Path dist;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void build() throws IOException {
    dist = Files.createDirectories(folder.resolve("a dist"));
    Files.writeString(dist.resolve("lectern-kernel.jar"), "lessons");
    Files.writeString(dist.resolve("other.jar"), "other");
    Files.writeString(dist.resolve("notes.txt"), "not a jar");
  }

  private int run(String... args) throws InterruptedException {
    return Main.run(
        List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private static JsonObject description(Path spec) throws IOException {
    return JsonParser.parseString(Files.readString(spec.resolve("kernel.json"))).getAsJsonObject();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void install_copies_the_jars_beside_the_description() throws Exception {
    Path prefix = folder.resolve("prefix");
    assertThat(run("install", "--prefix", prefix.toString(), "--dist", dist.toString())).isZero();
    Path spec = prefix.resolve("share/jupyter/kernels/lectern");

    assertThat(names(spec))
        .containsExactly(
            "install.json",
            "kernel.json",
            "lib",
            "logo-32x32.png",
            "logo-64x64.png",
            "logo-svg.svg");
    assertThat(names(spec.resolve("lib"))).containsExactly("lectern-kernel.jar", "other.jar");
    JsonObject description = description(spec);
    assertThat(description.get("display_name").getAsString()).isEqualTo("Java (Lectern)");
    assertThat(description.get("language").getAsString()).isEqualTo("java");
    assertThat(description.get("interrupt_mode").getAsString()).isEqualTo("message");
    JsonArray argv = description.getAsJsonArray("argv");
    assertThat(argv.get(0).getAsString()).matches(".*java(\\.exe)?");
    assertThat(argv.toString())
        .contains("-jar\",\"" + spec + "/lib/lectern-kernel.jar\",\"{connection_file}\"]")
        .contains("=" + spec + "/classes.jsa\"")
        .doesNotContain("resource_dir");
    assertThat(out.toString(UTF_8)).contains(spec.toString());
  }

  @Test
  void the_times_of_the_jars_are_whole_seconds_which_the_layers_of_an_image_keep()
      throws Exception {
    Path prefix = folder.resolve("prefix");
    run("install", "--prefix", prefix.toString(), "--dist", dist.toString());
    Path jar = prefix.resolve("share/jupyter/kernels/lectern/lib/lectern-kernel.jar");
    assertThat(Files.getLastModifiedTime(jar).to(TimeUnit.NANOSECONDS) % 1_000_000_000).isZero();
  }

  @Test
  void installs_even_if_the_training_run_fails() throws Exception {
    Path prefix = folder.resolve("prefix");
    assertThat(run("install", "--prefix", prefix.toString(), "--dist", dist.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "The kernel will start slowly, without a CDS archive: the CDS training run failed");
  }

  @Test
  void a_second_install_replaces_the_first() throws Exception {
    Path prefix = folder.resolve("prefix");
    run("install", "--prefix", prefix.toString(), "--dist", dist.toString());
    Files.writeString(dist.resolve("lectern-kernel.jar"), "newer");
    Files.delete(dist.resolve("other.jar"));
    assertThat(run("install", "--prefix", prefix.toString(), "--dist", dist.toString())).isZero();

    Path kernels = prefix.resolve("share/jupyter/kernels");
    assertThat(names(kernels)).containsExactly("lectern");
    assertThat(names(kernels.resolve("lectern/lib"))).containsExactly("lectern-kernel.jar");
    assertThat(kernels.resolve("lectern/lib/lectern-kernel.jar")).hasContent("newer");
  }

  @Test
  void the_old_kernelspec_is_kept_if_the_new_one_cannot_be_moved() throws IOException {
    Path kernels = folder.resolve("kernels");
    Path spec = Files.createDirectories(kernels.resolve("lectern"));
    Files.writeString(spec.resolve("kernel.json"), "old");

    assertThatThrownBy(() -> KernelSpec.exchange(spec, kernels.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(names(kernels)).containsExactly("lectern");
    assertThat(spec.resolve("kernel.json")).hasContent("old");
  }

  @Test
  void kernelspec_runs_the_jars_in_place() throws Exception {
    Path data = folder.resolve("jupyter");
    assertThat(run("kernelspec", "--dir", data.toString(), "--dist", dist.toString())).isZero();
    Path spec = data.resolve("kernels/lectern");

    assertThat(spec.resolve("lib")).doesNotExist();
    assertThat(description(spec).getAsJsonArray("argv").asList())
        .extracting(e -> e.getAsString())
        .contains(dist.resolve("lectern-kernel.jar").toString());
  }

  @Test
  void kernelspecs_with_options_stand_side_by_side() throws Exception {
    String data = folder.resolve("jupyter").toString();
    run("kernelspec", "--dir", data, "--dist", dist.toString());
    assertThat(
            run(
                "kernelspec",
                "--dir",
                data,
                "--dist",
                dist.toString(),
                "--name",
                "big-heap",
                "--display-name",
                "Java, big",
                "--jvm-arg",
                "-Xmx4g",
                "--jvm-arg",
                "--add-modules=jdk.httpserver",
                "--env",
                "COURSE=one=two",
                "--class-path",
                "/libs/a.jar" + java.io.File.pathSeparator + "/libs/classes",
                "--enable-preview"))
        .isZero();
    JsonObject big = description(folder.resolve("jupyter/kernels/big-heap"));

    assertThat(big.get("display_name").getAsString()).isEqualTo("Java, big");
    assertThat(big.getAsJsonObject("env").get("COURSE").getAsString()).isEqualTo("one=two");
    String argv = big.getAsJsonArray("argv").toString();
    assertThat(argv)
        .contains("\"-Xmx4g\",\"--add-modules=jdk.httpserver\",\"--enable-preview\",\"-jar\"")
        .endsWith(
            "\"{connection_file}\",\"--class-path\",\"/libs/a.jar"
                + java.io.File.pathSeparator
                + "/libs/classes\",\"--enable-preview\"]");
    assertThat(names(folder.resolve("jupyter/kernels"))).containsExactly("big-heap", "lectern");
    assertThat(description(folder.resolve("jupyter/kernels/lectern")).has("env")).isFalse();
  }

  @Test
  void a_kernelspec_with_only_a_name_shows_it() throws Exception {
    String data = folder.resolve("jupyter").toString();
    run("kernelspec", "--dir", data, "--dist", dist.toString(), "--name", "second");
    assertThat(
            description(folder.resolve("jupyter/kernels/second")).get("display_name").getAsString())
        .isEqualTo("Java (Lectern, second)");
  }

  @Test
  void refuses_a_directory_without_jars_and_writes_nothing() throws Exception {
    Path prefix = folder.resolve("prefix");
    assertThat(run("install", "--prefix", prefix.toString(), "--dist", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("expected lectern-kernel.jar in " + folder);
    assertThat(prefix).doesNotExist();
  }

  @Test
  void an_error_that_has_only_a_path_as_its_message_is_named() {
    assertThat(KernelSpec.reason(new AccessDeniedException("/opt")))
        .isEqualTo("AccessDeniedException: /opt");
    assertThat(KernelSpec.reason(new FileSystemException("/opt", null, "Not a directory")))
        .isEqualTo("/opt: Not a directory");
    assertThat(KernelSpec.reason(new IOException("timed out"))).isEqualTo("timed out");
  }

  @Test
  void names_wrong_arguments_and_shows_the_usage() throws InterruptedException {
    assertThat(run("install", "--colour")).isEqualTo(2);
    assertThat(run("install", "--prefix")).isEqualTo(2);
    assertThat(run("install", "--user", "--prefix", "x")).isEqualTo(2);
    assertThat(run("kernelspec")).isEqualTo(2);
    assertThat(run("kernelspec", "--dir", "x", "--dir", "y")).isEqualTo(2);
    assertThat(run("install", "--name", "a/b")).isEqualTo(2);
    assertThat(run("install", "--env", "novalue")).isEqualTo(2);
    assertThat(run("install", "--jvm-arg")).isEqualTo(2);
    assertThat(run("--class-path")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--name: expected letters")
        .contains("--env: expected NAME=VALUE but got novalue")
        .contains("--jvm-arg needs a value after it")
        .contains("--class-path needs jars or folders after it")
        .contains("install: unknown option --colour")
        .contains("--prefix needs a directory after it")
        .contains("only one of --user, --prefix and --sys-prefix can be given")
        .contains("kernelspec needs --dir DIR")
        .contains("--dir can be given only once")
        .contains("expected the path of a connection file but got nothing")
        .contains("usage:");
  }

  @Test
  void names_an_unreadable_connection_file() throws Exception {
    Path file = Files.writeString(folder.resolve("c.json"), "{\"shell_port\": []}");
    assertThat(run(file.toString(), "--allow-readable-connection-file")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(file + " is not a Jupyter connection file");
  }

  @Test
  void help_and_version_go_to_standard_output() throws InterruptedException {
    assertThat(run("--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).contains("usage:").contains("Lectern ");
  }

  @Test
  void the_logos_have_the_sizes_of_their_names() throws IOException {
    for (int size : List.of(32, 64)) {
      var image = ImageIO.read(KernelSpec.class.getResource("logo-" + size + "x" + size + ".png"));
      assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(size, size);
    }
  }

  @Test
  void heap_and_tensors_leave_a_fifth_of_the_machines_memory() {
    assertThat(JvmFlags.flags(17))
        .contains("-XX:MaxRAMPercentage=40", "-Dorg.bytedeco.javacpp.maxphysicalbytes=200%");
  }

  @Test
  void flags_follow_the_java_version() {
    assertThat(JvmFlags.flags(17)).noneMatch(flag -> flag.startsWith("--"));
    assertThat(JvmFlags.flags(22)).contains("--enable-native-access=ALL-UNNAMED");
    assertThat(JvmFlags.flags(22)).doesNotContain("--sun-misc-unsafe-memory-access=allow");
    assertThat(JvmFlags.flags(24))
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void a_virtual_environment_is_the_inner_one_of_two() {
    assertThat(JupyterPaths.environmentPrefix(Map.of("CONDA_PREFIX", "/c", "VIRTUAL_ENV", "/v")))
        .contains(Path.of("/v"));
    assertThat(JupyterPaths.environmentPrefix(Map.of("CONDA_PREFIX", "/c")))
        .contains(Path.of("/c"));
    assertThat(JupyterPaths.environmentPrefix(Map.of("VIRTUAL_ENV", " "))).isEmpty();
  }

  @Test
  void finds_the_users_data_directory_as_jupyter_does() {
    assertThat(JupyterPaths.user(Map.of(), "Linux", "/home/a"))
        .isEqualTo(Path.of("/home/a/.local/share/jupyter"));
    assertThat(JupyterPaths.user(Map.of("XDG_DATA_HOME", "/d"), "Linux", "/home/a"))
        .isEqualTo(Path.of("/d/jupyter"));
    assertThat(JupyterPaths.user(Map.of("JUPYTER_DATA_DIR", "/j"), "Linux", "/home/a"))
        .isEqualTo(Path.of("/j"));
    assertThat(JupyterPaths.user(Map.of(), "Mac OS X", "/Users/a"))
        .isEqualTo(Path.of("/Users/a/Library/Jupyter"));
    assertThat(JupyterPaths.user(Map.of("APPDATA", "/r"), "Windows 11", "/u"))
        .isEqualTo(Path.of("/r/jupyter"));
  }
}
