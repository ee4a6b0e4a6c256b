package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel calls no method that may be a student's, but in these classes. Others have an object
 * compared by identity, or pass it on.
 */
class StudentCallRuleTest {
  private static final Path SOURCES = Path.of("src/main/java/io/github/lectern/jupyter");

  /** What they call runs on the thread of a cell, or on one that nobody depends on. */
  private static final Set<String> ON_THE_CELLS_THREAD =
      Set.of(
          "MimeBundle",
          "CellService",
          "CellStream",
          "StackTracePrinter",
          "Display",
          "NotebookRenderer",
          "UnitTests",
          "JUnitLauncher",
          "Printing",
          "KernelBootstrap",
          "ConsoleDisplay",
          "ThrowableSnapshot",
          "ValueFormatter");

  /** They are given stand-ins of exceptions, or exceptions of the JDK's. */
  private static final Set<String> WITH_STAND_INS =
      Set.of(
          "CellExecutionControl",
          "ValueDescription",
          "SnippetFailures",
          "RuntimeHints",
          "JavaEvaluator",
          "RuntimeReport",
          "UnresolvedReferences",
          "UserCodeRunner");

  /** They ask threads that the kernel has made, or look first whether the method is Thread's. */
  private static final Set<String> WITH_THREADS =
      Set.of("CellThreads", "InnermostFrames", "ThreadGuard", "NativeLibraries");

  /** Their exceptions and maps come from code that runs nothing of a student's. */
  private static final Set<String> WITH_OBJECTS_OF_THE_KERNEL =
      Set.of(
          "DroppedMessageLog",
          "ReplyScope",
          "ProcessLifecycle",
          "MavenProblem",
          "FileProblem",
          "LibraryDownload",
          "ProcessorPlugin",
          "SnippetParser",
          "ImageRenderer",
          "MessageFactory");

  @Test
  void only_these_classes_call_methods_that_may_be_a_students() throws IOException {
    Map<String, List<String>> found = StudentCallScanner.scan(sources());
    Set<String> allowed =
        Stream.of(ON_THE_CELLS_THREAD, WITH_STAND_INS, WITH_THREADS, WITH_OBJECTS_OF_THE_KERNEL)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    assertThat(found.keySet()).as("%s", found).containsExactlyInAnyOrderElementsOf(allowed);
  }

  private static Iterable<? extends JavaFileObject> sources() throws IOException {
    try (StandardJavaFileManager files =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(SOURCES)) {
      return files.getJavaFileObjectsFromPaths(
          paths.filter(path -> path.toString().endsWith(".java")).toList());
    }
  }

  /** The first one let an edited class with an equals() of its own end a kernel. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean held = !Objects.equals(value, blank);",
        "boolean same = value.equals(blank);",
        "int code = value.hashCode();",
        "String text = \"value: \" + value;",
        "String text = \"\"; text += value;",
        "String text = String.valueOf(value);",
        "String text = String.format(\"%s\", value);",
        "String text = new StringBuilder().append(value).toString();",
        "for (Object each : (Collection<?>) value) { }",
        "boolean in = values.contains(value);",
        "Set<Object> seen = new HashSet<>(); seen.add(value);",
        "var byThread = new HashMap<Thread, Integer>(); byThread.put(thread, 1);",
        "values.stream().distinct().toList();",
        "String message = thrown.getMessage();",
        "Supplier<String> message = thrown::getMessage;",
        "thread.interrupt();",
        "int size = ((Map<?, ?>) value).size();",
        "boolean is = Optional.of(value).equals(Optional.empty());",
        "Set<Thread> all = Set.of(thread);"
      })
  void finds_each_way_to_call_a_students_method(String statement) throws IOException {
    assertThat(found(statement)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean same = value == blank;",
        "Class<?> type = value.getClass();",
        "String name = thread.getName();",
        "values.add(value);",
        "Optional<Object> kept = Optional.ofNullable(value);",
        "boolean same = \"a\".equals(value);",
        "boolean in = List.of(\"a\").contains(\"b\");",
        "String text = \"a\" + type;"
      })
  void accepts_other_calls(String statement) throws IOException {
    assertThat(found(statement)).isEmpty();
  }

  private static List<String> found(String statement) throws IOException {
    String source =
        "import java.util.*; import java.util.function.*;\n"
            + "class Sample { void sample(Object value, Object blank, Throwable thrown,\n"
            + "    Thread thread, List<Object> values, Class<?> type) {\n"
            + statement
            + "\n} }";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    return StudentCallScanner.scan(List.of(file)).getOrDefault("Sample", List.of());
  }
}
