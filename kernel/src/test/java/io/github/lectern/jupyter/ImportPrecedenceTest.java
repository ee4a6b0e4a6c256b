package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a student imports wins over what the start-up imports. */
@Tag("slow")
public class ImportPrecedenceTest {
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private JavaEvaluator evaluator;

  @BeforeEach
  void start() throws IOException {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notices::add);
    assertThat(evaluator.importAll(StartUpImports.read(StartUpImports.class.getClassLoader())))
        .isEmpty();
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Object run(String code) throws CellFailure {
    return evaluator.evaluate(new Cell(1, code)).orElse("nothing");
  }

  private String report(String code) {
    return String.join("\n", catchThrowableOfType(CellFailure.class, () -> run(code)).report())
        .replaceAll("\u001b\\[[;0-9]*m", "");
  }

  private List<String> completions(String code) {
    return evaluator.complete(code, code.length()).suggestions().stream()
        .map(Completion.Suggestion::text)
        .toList();
  }

  @Test
  void a_star_import_wins_over_those_of_the_start_up() throws CellFailure {
    assertThat(run("import java.awt.*;\nList.class.getName()")).isEqualTo("java.awt.List");
    assertThat(run("List.class.getName() + Color.RED.getRed()")).isEqualTo("java.awt.List255");
    assertThat(run("new ArrayList<String>().size()")).isEqualTo(0);
    assertThat(notices).isEmpty();
  }

  @Test
  void an_import_by_name_wins() throws CellFailure {
    run("List<String> names = List.of(\"a\");");
    assertThat(run("import java.awt.List;\nList.class.getName()")).isEqualTo("java.awt.List");
    assertThat(run("names.get(0)")).isEqualTo("a");
    assertThat(run("import java.util.List;\nList.of(1, 2).size()")).isEqualTo(2);
    assertThat(run("import java.awt.*; import java.util.function.*;\nList.of(1).size()"))
        .isEqualTo(1);
    assertThat(notices).isEmpty();
  }

  @Test
  void reset_restores_the_imports_of_the_start_up() throws CellFailure {
    run("import java.awt.*;\nimport static java.lang.Math.*;\nimport java.awt.geom.Line2D;");
    run("record Table(int rows) {}\nList list = null;\nString html(String s) { return s; }");
    assertThat(evaluator.reset()).isEqualTo(6);

    assertThat(run("List.of(1).size()")).isEqualTo(1);
    assertThat(run("Table.class.getName()")).isEqualTo("tech.tablesaw.api.Table");
    assertThat(run("html(\"x\").getClass().getSimpleName()")).isEqualTo("Markup");
    assertThat(report("Line2D.class")).contains("cannot find symbol");
    assertThat(report("abs(-1)")).contains("cannot find symbol");
    assertThat(evaluator.reset()).isZero();
  }

  @Test
  void an_import_within_a_text_is_none() throws CellFailure {
    run(
        "String source = \"\"\"\n  import java.awt.*;\n  \"\"\";\nString file = new File(\"a\").getName();");
    assertThat(run("List.of(file).size()")).isEqualTo(1);
  }

  @Test
  void a_rejected_use_of_a_static_import_changes_nothing() throws CellFailure {
    run("import static " + StaticNames.class.getName().replace('$', '.') + ".*;");
    report("int x = html(\"a\");");
    assertThat(run("html(\"a\")")).isEqualTo("own html ");
  }

  @Test
  void several_imports_in_one_line() throws CellFailure {
    assertThat(
            run(
                "import java.awt.*; import java.awt.event.*; import javax.xml.transform.*;\n"
                    + "Result.class.getName() + List.class.getName()"))
        .isEqualTo("javax.xml.transform.Resultjava.awt.List");
  }

  @Test
  void variables_and_methods_that_already_use_the_name_keep_working() throws CellFailure {
    run("List<String> names = new ArrayList<>(List.of(\"a\", \"b\"));\nvar more = List.of(1);");
    run("int size(List<String> texts) { return texts.size(); }");
    run("import java.awt.*;");
    assertThat(run("size(names) + more.size()")).isEqualTo(3);
    assertThat(run("List list = null;\nnames.get(1) + size(names)")).isEqualTo("b2");
    run("import java.awt.event.*;");
    assertThat(run("names.get(0) + more.get(0)")).isEqualTo("a1");
    assertThat(evaluator.declared(Declarations::variables))
        .contains("List<String> names", "List list");
  }

  @Test
  void two_of_the_students_star_imports_stay_ambiguous_with_a_hint() throws CellFailure {
    run("List<String> names = new ArrayList<>();");
    run("import java.awt.*; import java.util.*;");
    assertThat(report("List<String> more = null;"))
        .contains("reference to List is ambiguous")
        .contains(
            "List is in java.awt and in java.util. To use one of them:"
                + " import java.awt.List;  or  import java.util.List;");
    assertThat(run("names.add(\"a\");\nnames.size()")).isEqualTo(1);
    assertThat(run("import java.util.List;\nList<String> more = names;\nmore.get(0)"))
        .isEqualTo("a");
  }

  @Test
  void a_type_of_java_lang_and_of_a_star_import_is_ambiguous_with_a_hint() throws CellFailure {
    String type = StaticNames.class.getName().replace('$', '.');
    run("import " + type + ".*;");
    assertThat(report("Process process = null;"))
        .contains("Process is in " + type + " and in java.lang. To use one of them: import " + type)
        .contains("  or  import java.lang.Process;");
  }

  @Test
  void an_error_says_what_a_name_means_and_how_to_get_the_other() throws CellFailure {
    run("import java.awt.*;");
    assertThat(report("List<String> names = new ArrayList<>();"))
        .contains(
            "List is java.awt.List here, because of import java.awt.*; to use java.util.List:"
                + " import java.util.List;");
  }

  @Test
  void a_rejected_import_changes_nothing() throws CellFailure {
    report("import static no.such.Place.display;");
    report("import no.such.List;");
    report("import no.such.*;");
    run("display(3);\nList<String> names = List.of();");
  }

  @Test
  void static_imports_win() throws CellFailure {
    String type = StaticNames.class.getName().replace('$', '.');
    assertThat(run("import static " + type + ".*;\nhtml(\"a\") + epochs(3) + html(\"a\")"))
        .isEqualTo("own html own epochs 3 own html ");
    assertThat(run("import static " + type + ".markdown;\nmarkdown(\"a\")"))
        .isEqualTo("own markdown ");
    assertThat(run("batchSize(3).getClass().getSimpleName()")).isEqualTo("BatchSize");
  }

  /** Members with the names of the start-up's static imports. */
  public static final class StaticNames {
    private StaticNames() {}

    public static String html(String text) {
      return "own html ";
    }

    public static String markdown(String text) {
      return "own markdown ";
    }

    public static String epochs(int count) {
      return "own epochs " + count + " ";
    }

    /** A type with the name of the start-up's. */
    public static final class Dense {}

    /** A type with the name of one in java.lang. */
    @SuppressWarnings("JavaLangClash") // the clash is what the test is about
    public static final class Process {}
  }

  @Test
  void nested_types_win() throws CellFailure {
    String type = StaticNames.class.getName().replace('$', '.');
    assertThat(run("import " + type + ".*;\nnew Dense().getClass().getName()"))
        .isEqualTo(StaticNames.Dense.class.getName());
  }

  @Test
  void a_students_class_wins_over_the_students_import() throws CellFailure {
    run("import java.awt.*;\nList list = null;");
    assertThat(run("class List { int x = 7; }\nnew List().x")).isEqualTo(7);
    evaluator.reset();
    assertThat(run("List.class.getName()")).isEqualTo("java.util.List");
  }

  @Test
  void completion_and_inspection_show_the_students_class() throws CellFailure {
    run("import java.awt.*;");
    assertThat(completions("List.")).contains("LEFT_ALIGNMENT");
    assertThat(evaluator.inspect("new List(", 9).map(Inspection::text).orElse(""))
        .contains("List(int rows");
  }

  @Test
  void the_default_imports_of_JShell_need_no_import() throws CellFailure {
    assertThat(run("Path.of(\"a\", \"b\").resolve(\"c\").toString() + new File(\"x\").getName()"))
        .isEqualTo("a/b/cx");
    assertThat(run("new BigDecimal(\"1.5\").add(BigDecimal.ONE)")).hasToString("2.5");
    assertThat(run("URI uri = URI.create(\"http://a.b/\");\nuri.getHost()")).isEqualTo("a.b");
    assertThat(run("Pattern.compile(\"a+\").matcher(\"aa\").matches()")).isEqualTo(true);
    assertThat(run("LocalDate.of(2024, 2, 28).plusDays(1).getDayOfMonth()")).isEqualTo(29);
    assertThat(run("Executors.newSingleThreadExecutor().submit(() -> 3).get()")).isEqualTo(3);
    assertThat(run("Preferences.class.getSimpleName()")).isEqualTo("Preferences");
  }

  @Test
  void a_type_of_the_cell_wins_over_a_default_import() throws CellFailure {
    assertThat(
            run(
                "class Calendar { Month month = new Month(); }\nclass Month { int days = 31; }\n"
                    + "new Calendar().month.days"))
        .isEqualTo(31);
    assertThat(run("Year.of(2000).isLeap()")).isEqualTo(true);
    assertThat(run("class Year { int number = 3; }\nnew Year().number")).isEqualTo(3);
  }

  @Test
  void default_imports_are_completed() {
    assertThat(completions("Path.")).contains("of(");
    assertThat(completions("BigDec")).contains("BigDecimal");
    assertThat(completions("printl")).contains("println(");
    assertThat(completions("x.BigDec")).doesNotContain("BigDecimal");
    assertThat(evaluator.inspect("LocalDate.of(", 13).map(Inspection::text).orElse(""))
        .contains("dayOfMonth");
  }

  @Test
  void print_println_and_printf_need_no_import() throws CellFailure {
    run("println(\"a\" + 1);\nprintf(\"%d%n\", 3);\nprint(2.5);\nprintln();");
    assertThat(run("String print(Object o) { return \"own \" + o; }\nprint(\"x\")"))
        .isEqualTo("own x");
    assertThat(run("int println(int a, int b) { return a + b; }\nprintln(1, 2)")).isEqualTo(3);
  }
}
