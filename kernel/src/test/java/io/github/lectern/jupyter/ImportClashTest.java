package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.compiler.AnnotationProcessors;
import io.github.lectern.jupyter.eval.compiler.IndexedFileManager;
import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.imports.ImportDeclaration;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.imports.PublicTypes;
import io.github.lectern.jupyter.eval.imports.StaticMembers;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.KernelLibraries;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports every package of the JDK and of widely used libraries that has a type with the name of a
 * start-up type. The resource lists the types of the libraries, and empty classes stand for them.
 */
class ImportClashTest {
  private static final int SAMPLES = 40;

  private static final List<String> LIBRARIES =
      List.of("ai.djl.", "smile.", "org.tribuo.", "com.google.common.", "org.apache.commons.");

  @TempDir static Path folder;
  private static List<String> startUp;
  private static Set<String> startUpNames;
  private static Map<String, List<String>> clashes;
  private static PublicTypes types;
  private static JShell shell;

  @BeforeAll
  static void findClashes() throws IOException {
    startUp = StartUpImports.read(StartUpImports.class.getClassLoader());
    types = new PublicTypes();
    JarIndex index = new JarIndex(ClassPath.entries(), new KernelLibraries());
    AnnotationProcessors processors =
        new AnnotationProcessors(ImportClashTest.class.getClassLoader());
    AtomicReference<JavaFileManager> files = new AtomicReference<>();
    shell =
        JShell.builder()
            .executionEngine("local")
            .fileManager(
                standard -> {
                  IndexedFileManager indexed = new IndexedFileManager(standard, index, processors);
                  files.set(indexed);
                  return types.readFrom(indexed);
                })
            .build();
    shell.addToClasspath(String.join(File.pathSeparator, ClassPath.entries()));
    shell.addToClasspath(folder.toString());
    startUpNames = new HashSet<>();
    for (String owner : owners()) {
      startUpNames.addAll(typesOfJdk(owner));
      startUpNames.addAll(typesOfClassPath(files.get(), owner));
    }
    clashes = new TreeMap<>();
    libraries().forEach((name, all) -> addClashes(name, all.stream()));
    compile(clashes);
    for (String name : exportedPackages()) {
      addClashes(name, typesOfJdk(name).stream().filter(type -> types.contains(name, type)));
    }
  }

  /** Returns the packages that the start-up imports with a star. */
  private static List<String> owners() {
    return startUp.stream()
        .filter(line -> line.matches("import [\\w.]+\\.\\*;"))
        .map(line -> line.substring("import ".length(), line.length() - ".*;".length()))
        .toList();
  }

  private static void addClashes(String name, Stream<String> all) {
    List<String> common = all.filter(ImportClashTest::isImported).sorted().toList();
    if (!common.isEmpty() && !owners().contains(name)) {
      clashes.put(name, common);
    }
  }

  private static boolean isImported(String type) {
    return startUpNames.contains(type)
        && !types.contains("java.lang", type)
        && owners().stream().anyMatch(owner -> types.contains(owner, type));
  }

  private static Map<String, List<String>> libraries() throws IOException {
    try (InputStream lines = ImportClashTest.class.getResourceAsStream("library-types.txt")) {
      return new String(lines.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .collect(
              Collectors.toMap(words -> words.get(0), words -> words.subList(1, words.size())));
    }
  }

  private static List<String> exportedPackages() {
    return ModuleLayer.boot().modules().stream()
        .flatMap(module -> module.getDescriptor().exports().stream())
        .filter(exports -> !exports.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .sorted()
        .toList();
  }

  private static Set<String> typesOfJdk(String packageName) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/packages", packageName);
    if (!Files.isDirectory(root)) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (Path module : list(root)) {
      Path files = module.toRealPath().resolve(packageName.replace('.', '/'));
      if (Files.isDirectory(files)) {
        list(files).stream()
            .map(file -> file.getFileName().toString())
            .filter(file -> file.matches("\\w+\\.class"))
            .map(file -> file.substring(0, file.indexOf('.')))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Set<String> typesOfClassPath(JavaFileManager files, String packageName)
      throws IOException {
    Set<String> names = new HashSet<>();
    files
        .list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)
        .forEach(
            file -> {
              String name = files.inferBinaryName(StandardLocation.CLASS_PATH, file);
              names.add(name.substring(name.lastIndexOf('.') + 1));
            });
    return names;
  }

  /** Compiles an empty class for each type of a library. */
  private static void compile(Map<String, List<String>> found) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
    for (Map.Entry<String, List<String>> entry : found.entrySet()) {
      for (String type : entry.getValue()) {
        Path source = folder.resolve(entry.getKey().replace('.', '/')).resolve(type + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package " + entry.getKey() + "; public class " + type + " {}");
        arguments.add(source.toString());
      }
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  @Test
  void the_libraries_and_the_jdk_have_names_of_the_start_up() {
    for (String library : LIBRARIES) {
      assertThat(clashes.keySet()).anyMatch(name -> name.startsWith(library));
    }
    assertThat(clashes.get("ai.djl.nn")).contains("Activation");
    assertThat(clashes.get("java.awt")).containsExactly("List");
  }

  @Test
  void an_import_of_any_package_wins() {
    clashes.forEach(
        (name, all) -> {
          ImportPrecedence precedence =
              new ImportPrecedence(
                  shell,
                  types,
                  new StaticMembers(ImportClashTest.class.getClassLoader()),
                  new VariableStore());
          List<String> unused = precedence.startWith(startUp);
          precedence.accepted("import " + name + ".*;");
          precedence.resolve(String.join(" ", all));
          for (String type : all) {
            assertThat(precedence.derived().get(type))
                .isEqualTo(new ImportDeclaration(false, name, type));
          }
        });
  }

  @Test
  @Tag("slow")
  void a_sample_wins_in_cells() throws CellFailure, IOException {
    try (JavaEvaluator evaluator =
        JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {})) {
      evaluator.classPath().addJars(List.of(folder));
      assertThat(evaluator.importAll(startUp)).isEmpty();
      for (Map.Entry<String, String> type : sample().entrySet()) {
        String code = "import %s.*;\n%s.class.getName()";
        assertThat(evaluator.evaluate(new Cell(1, code.formatted(type.getValue(), type.getKey()))))
            .contains(type.getValue() + "." + type.getKey());
      }
    }
  }

  /** Returns types and their packages: first one of each library, then others. */
  private static Map<String, String> sample() {
    List<String> packages = new ArrayList<>(clashes.keySet());
    for (String library : LIBRARIES) {
      packages.stream()
          .filter(name -> name.startsWith(library))
          .findFirst()
          .ifPresent(
              name -> {
                packages.remove(name);
                packages.add(0, name);
              });
    }
    Map<String, String> sample = new LinkedHashMap<>();
    Set<String> covered = new HashSet<>();
    for (String name : packages) {
      clashes.get(name).stream()
          .filter(type -> !covered.contains(type) && sample.size() < SAMPLES)
          .forEach(type -> sample.put(type, name));
      covered.addAll(clashes.get(name));
    }
    return sample;
  }
}
