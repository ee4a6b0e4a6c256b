package io.github.lectern.jupyter.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.CellRunner;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.SourceComments;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests what Shift-Tab shows for Lectern's classes, which are in no src.zip. */
class InspectionTest {
  private static final CellRunner CELLS = new CellRunner();

  @BeforeAll
  static void declare() throws CellFailure {
    CELLS.run(
        "import io.github.lectern.keras.models.Sequential;",
        "import io.github.lectern.keras.layers.*;",
        "import static io.github.lectern.keras.Keywords.*;",
        "var net = new Sequential();",
        "String tag = \"<b>\";");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static Inspection inspect(String code) {
    return CELLS.evaluator().inspect(code, code.length()).orElseThrow();
  }

  @Test
  void a_keyword_method_names_the_keras_argument() {
    assertThat(inspect("epochs(").text())
        .startsWith(
            """
            FitOption.Epochs Keywords.epochs(int value)

            Sets the number of epochs. Keras: fit(epochs=20).
            """)
        .endsWith("value: at least 1\n\nthrows IllegalArgumentException: if the number is below 1");
    assertThat(inspect("epochs(").html())
        .isEqualTo(
            "<pre>FitOption.Epochs Keywords.epochs(int value)</pre>"
                + "<div>Sets the number of epochs. Keras: <code>fit(epochs=20)</code>.</div>"
                + "<dl><dt><code>value</code></dt><dd>at least 1</dd>"
                + "<dt>throws <code>IllegalArgumentException</code></dt>"
                + "<dd>if the number is below 1</dd></dl>");
  }

  @Test
  void methods_classes_and_constructors_show_their_comments() {
    assertThat(inspect("net.fit(").text())
        .startsWith("History Sequential.fit(INDArray x, INDArray y, FitOption... options)\n\n")
        .contains("\nx: ", "\ny: ", "\nreturns: ");
    assertThat(inspect("Sequential").text()).matches("(?s)Sequential\n\n.{20,}");
    assertThat(inspect("new Dense(").text())
        .startsWith("Dense(int units, DenseOption... options)\n\n");
  }

  @Test
  void every_overload_is_shown() {
    assertThat(inspect("activation(").text())
        .contains("activation(String name)\n\n", "activation(ActivationFunction function)\n\n");
    assertThat(inspect("activation(").html()).contains("<hr>");
  }

  @Test
  void the_value_of_a_variable_is_escaped_in_html() {
    assertThat(inspect("tag").html()).isEqualTo("<pre>String tag = &lt;b&gt;</pre>");
    assertThat(inspect("tag").text()).isEqualTo("String tag = <b>");
  }

  @Test
  void a_signature_is_shown_without_packages_and_type_parameters() {
    assertThat(Signature.of("List<E> List<E>.<E>of(E e1, java.util.Map<K, V> m)"))
        .isEqualTo(new Signature("List<E> List.of(E e1, Map<K, V> m)", "List", "of(E,Map)"));
    assertThat(Signature.of("a.b.Epochs a.b.Keywords.epochs(int value)").owner())
        .isEqualTo("Keywords");
    assertThat(Signature.of("Dense(int units, a.DenseOption... options)").member())
        .isEqualTo("<init>(int,DenseOption[])");
    assertThat(Signature.of("io.github.lectern.keras.layers.Dense"))
        .isEqualTo(new Signature("Dense", "Dense", ""));
    assertThat(Signature.of("int Foo.bar").member()).isEqualTo("bar");
  }

  @Test
  void comments_are_found_in_a_source() {
    SourceComments file =
        SourceComments.parse(
            """
            /** A point.
             * @param x how far right
             * @param y how far up */
            public record Point(int x, int y) {
              /** Both at zero. */
              Point() { this(0, 0); }
              /** Moves it. */
              Point move(java.util.List<int[]> by, int... more) { return this; }
              class Inner { /** Not meant. */ void move() {} }
            }
            """);
    assertThat(file.comment("").orElseThrow()).startsWith("A point.");
    assertThat(file.comment("x()")).contains("how far right");
    assertThat(file.comment("<init>()").orElseThrow()).contains("Both at zero.");
    assertThat(file.comment(SourceComments.key("move", List.of("List<int[]>", "int..."))))
        .isPresent();
    assertThat(file.comment("move()")).isEmpty();
  }

  @Test
  void a_comment_becomes_html_and_text() {
    String html =
        DocComment.html(
            """
            Adds {@code a<b>} to {@link java.util.List#size() it} and {@link Foo#bar}.

            <pre>{@code
            f(1)
              g(2)
            }</pre>
            @param n how many
            @throws Oops always\
            """);
    assertThat(html)
        .contains("<code>a&lt;b&gt;</code> to it and <code>Foo.bar</code>.")
        .endsWith(
            "<dl><dt><code>n</code></dt><dd>how many</dd>"
                + "<dt>throws <code>Oops</code></dt><dd>always</dd></dl>");
    assertThat(Inspection.ofDocs("void add(int n)", html).text())
        .startsWith("void add(int n)\n\nAdds a<b> to it and Foo.bar.\n")
        .contains("f(1)\n")
        .endsWith("n: how many\n\nthrows Oops: always");
  }
}
