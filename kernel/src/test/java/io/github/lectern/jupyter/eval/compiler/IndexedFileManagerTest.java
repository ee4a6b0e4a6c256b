package io.github.lectern.jupyter.eval.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.tools.StandardLocation.CLASS_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.KernelLibraries;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what javac sees of a class path with jars and folders. */
class IndexedFileManagerTest {
  @TempDir private Path folder;
  private Path shared;
  private Path hidden;
  private Path first;
  private Path second;
  private Path classes;
  private IndexedFileManager files;

  @BeforeEach
  void pack() throws IOException {
    shared = jar("xchart-4.jar", "org/knowm/xchart/XYChart.class", "other/Other.class");
    hidden = jar("gson-2.jar", "a/One.class", "com/google/gson/Gson.class");
    first = jar("first.jar", "a/One.class", "a/b/Two.class", "a/b/Two$Inner.class", "a/text.txt");
    second = jar("second.jar", "a/One.class", "a/Three.class", "META-INF/versions/9/a/One.class");
    classes = Files.createDirectories(folder.resolve("classes"));
    Files.createDirectories(classes.resolve("a"));
    Files.writeString(classes.resolve("a/Loose.class"), "loose");
    files =
        new IndexedFileManager(
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null),
            new JarIndex(List.of(shared.toString(), hidden.toString()), new KernelLibraries()),
            new AnnotationProcessors(getClass().getClassLoader()));
    setClassPath(shared, hidden, first, second, classes, folder.resolve("missing.jar"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new JarEntry(entry));
        out.write((name + "!" + entry).getBytes(UTF_8));
      }
    }
    return jar;
  }

  private void setClassPath(Path... entries) {
    List<String> names = new ArrayList<>();
    for (Path entry : entries) {
      names.add(entry.toString());
    }
    files.handleOption("-classpath", List.of(String.join(File.pathSeparator, names)).iterator());
  }

  private List<String> list(String packageName, boolean recurse) throws IOException {
    List<String> names = new ArrayList<>();
    files
        .list(CLASS_PATH, packageName, Set.of(Kind.CLASS, Kind.SOURCE), recurse)
        .forEach(file -> names.add(files.inferBinaryName(CLASS_PATH, file)));
    return names;
  }

  private String content(String className) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var in = files.getJavaFileForInput(CLASS_PATH, className, Kind.CLASS).openInputStream()) {
      in.transferTo(bytes);
    }
    return bytes.toString(UTF_8);
  }

  @Test
  void the_classes_of_a_package_come_from_all_jars_and_folders() throws IOException {
    assertThat(list("a", false)).containsOnly("a.Loose", "a.One", "a.Three");
    assertThat(list("a.b", false)).containsExactly("a.b.Two", "a.b.Two$Inner");
    assertThat(list("a", true)).contains("a.One", "a.b.Two", "a.Loose");
    assertThat(list("b", false)).isEmpty();
  }

  @Test
  void the_first_of_two_jars_with_the_same_class_wins() throws IOException {
    assertThat(content("a.One")).isEqualTo("first.jar!a/One.class");
    assertThat(content("a.Loose")).isEqualTo("loose");
    assertThat(files.getJavaFileForInput(CLASS_PATH, "a.Four", Kind.CLASS)).isNull();
  }

  @Test
  void the_classes_of_the_jdk_have_the_names_that_javac_gives_them() throws IOException {
    var javacs = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    List<String> names = namesInBase(javacs);

    assertThat(names).contains("java.util.List", "java.util.Map$Entry");
    assertThat(namesInBase(files)).isEqualTo(names);
  }

  private static List<String> namesInBase(StandardJavaFileManager files) throws IOException {
    Location base = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");
    List<String> names = new ArrayList<>();
    for (JavaFileObject file : files.list(base, "java.util", Set.of(Kind.CLASS), false)) {
      names.add(files.inferBinaryName(base, file));
    }
    return names;
  }

  @Test
  void a_jar_that_is_added_later_is_also_seen() throws IOException {
    Path third = jar("third.jar", "c/Later.class");
    setClassPath(shared, hidden, first, second, classes, third);

    assertThat(list("c", false)).containsExactly("c.Later");
    assertThat(list("a", false)).contains("a.Three", "a.Loose");
    assertThat(files.getLocationAsPaths(CLASS_PATH))
        .map(path -> path.getFileName().toString())
        .containsExactlyInAnyOrder(
            "classes", "xchart-4.jar", "first.jar", "second.jar", "third.jar");
  }

  @Test
  void only_the_libraries_that_cells_share_are_listed_of_the_kernels_jars() throws IOException {
    assertThat(list("org.knowm.xchart", false)).containsExactly("org.knowm.xchart.XYChart");
    assertThat(list("com.google.gson", false)).isEmpty();
    assertThat(list("other", false)).isEmpty();
  }

  @Test
  void a_shared_class_of_the_kernel_comes_before_a_students_class() throws IOException {
    Path copy = jar("copy.jar", "org/knowm/xchart/XYChart.class", "org/knowm/xchart/Extra.class");
    setClassPath(shared, hidden, copy);

    assertThat(content("org.knowm.xchart.XYChart")).startsWith("xchart-4.jar!");
    assertThat(content("org.knowm.xchart.Extra")).startsWith("copy.jar!");
  }
}
