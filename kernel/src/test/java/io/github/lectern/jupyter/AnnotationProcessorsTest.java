package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor on the student's class path, which rejects classes whose name is not capitalised. */
class AnnotationProcessorsTest {
  private static final String PROCESSOR =
      """
      package check;
      import java.util.Set;
      import javax.annotation.processing.*;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.element.*;
      import javax.tools.Diagnostic;
      @SupportedAnnotationTypes("check.Capital")
      public class Processor extends AbstractProcessor {
        @Override public SourceVersion getSupportedSourceVersion() {
          return SourceVersion.latest();
        }
        @Override public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
          for (Element e : round.getElementsAnnotatedWith(Capital.class)) {
            if (Character.isLowerCase(e.getSimpleName().charAt(0))) {
              processingEnv.getMessager().printMessage(
                  Diagnostic.Kind.ERROR, e.getSimpleName() + " needs a capital", e);
            }
          }
          return true;
        }
      }
      """;

  @TempDir private Path folder;
  private JavaEvaluator evaluator;

  @BeforeEach
  void start() throws IOException, CellFailure {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    evaluator.evaluate(new Cell(1, "1 + 1"));
    evaluator
        .classPath()
        .addJars(
            List.of(
                new TinyJar(folder)
                    .type("check.Capital", "package check; public @interface Capital {}")
                    .type("check.Processor", PROCESSOR)
                    .resource(
                        "META-INF/services/javax.annotation.processing.Processor",
                        "check.Processor")
                    .write("check.jar")));
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Object value(String code) throws CellFailure {
    return evaluator.evaluate(new Cell(1, code)).orElseThrow();
  }

  @Test
  void a_processor_checks_the_classes_of_every_cell() throws CellFailure {
    for (int i = 0; i < 3; i++) {
      String name = "wrong" + i;
      String code = "@check.Capital class " + name + " {}\nnew " + name + "() != null";
      CellFailure failure =
          catchThrowableOfType(CellFailure.class, () -> evaluator.evaluate(new Cell(1, code)));
      assertThat(String.join("\n", failure.report())).contains(name + " needs a capital");
      assertThat(
              value("@check.Capital class Right" + i + " { int x = 4; }\nnew Right" + i + "().x"))
          .isEqualTo(4);
      assertThat(value("6 * 7")).isEqualTo(42);
    }
  }
}
