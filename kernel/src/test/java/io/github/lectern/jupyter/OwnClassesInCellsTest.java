package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loss and a layer that a cell defines, with nothing imported but what the kernel imports. */
@Timeout(120)
class OwnClassesInCellsTest {
  private static JavaEvaluator evaluator;

  @BeforeAll
  static void start() throws Exception {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    assertThat(evaluator.importAll(StartUpImports.read(StartUpImports.class.getClassLoader())))
        .isEmpty();
  }

  @AfterAll
  static void close() {
    evaluator.close();
  }

  private static Object run(String... lines) throws CellFailure {
    return evaluator.evaluate(new Cell(1, String.join("\n", lines))).orElse("nothing");
  }

  @Test
  void classes_of_a_cell_train_like_built_in_ones() throws CellFailure {
    run(
        "class Squared extends CustomLoss {",
        "  public INDArray call(INDArray yTrue, INDArray yPred) {",
        "    INDArray error = yPred.sub(yTrue);",
        "    return error.mul(error).mean(1);",
        "  }",
        "  public INDArray gradient(INDArray yTrue, INDArray yPred) {",
        "    return yPred.sub(yTrue).mul(2.0 / yPred.size(1));",
        "  }",
        "}",
        "class Scale extends CustomLayer {",
        "  INDArray s;",
        "  protected void addWeights(int[] sample) { s = addWeight(\"s\", \"ones\", sample[0]); }",
        "  protected INDArray forward(INDArray x) { return x.mulRowVector(s); }",
        "  protected List<INDArray> backward(INDArray x, INDArray dy) {",
        "    return List.of(dy.mulRowVector(s), dy.mul(x).sum(0));",
        "  }",
        "}");
    run(
        "INDArray X = Nd4j.linspace(-1, 1, 200).castTo(DataType.FLOAT).reshape(100, 2);",
        "INDArray y = X.mulRowVector(Nd4j.createFromArray(3f, -2f));",
        "var net = new Sequential();",
        "net.add(new Lambda(x -> x.mul(2), (x, dy) -> dy.mul(2)));",
        "net.add(new Scale());",
        "net.compile(optimizer(new Adam(learningRate(.1))), loss(new Squared()));",
        "net.fit(X, y, epochs(300), verbose(0));");
    // 2 x s = 3 x and -2 x, so s = 1.5 and -1; Adam comes nearer than 1e-3 in 1200 steps
    assertThat(
            (boolean)
                run("net.weights().get(0).equalsWithEps(Nd4j.createFromArray(1.5f, -1f), 1e-3)"))
        .isTrue();
    assertThat(run("net.summary().toString()").toString()).contains("scale (Scale)");
    assertThat((double) run("net.evaluate(X, y, verbose(0)).loss()")).isLessThan(1e-5);
  }

  /** The thread of the cell waits until a helper has begun to throw. */
  @Test
  void exceptions_on_a_worker_show_the_line_that_called_fit() throws CellFailure {
    run(
        "import io.github.lectern.keras.engine.Tile;",
        "import io.github.lectern.keras.losses.Loss;",
        "import java.util.concurrent.CountDownLatch;",
        "class OnHelper implements Loss {",
        "  CountDownLatch begun = new CountDownLatch(1);",
        "  public String name() { return \"on_helper\"; }",
        "  public Optional<String> mismatch(int labels, int outputs) { return Optional.empty(); }",
        "  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {",
        "    if (Thread.currentThread().getName().startsWith(\"lectern-worker\")) {",
        "      begun.countDown();",
        "      throw new IllegalStateException(\"bad row\");",
        "    }",
        "    while (begun.getCount() > 0) { Thread.onSpinWait(); }",
        "  }",
        "}");
    System.setProperty("lectern.workers", "2"); // on a single processor too
    String report;
    try {
      report =
          report(
              "var wide = Nd4j.zeros(1000, 20);",
              "var own = new Sequential();",
              "own.add(new Dense(20));",
              "own.compile(optimizer(\"adam\"), loss(new OnHelper()));",
              "own.fit(wide, wide, batchSize(1000), verbose(0));");
    } finally {
      System.clearProperty("lectern.workers");
    }
    assertThat(report)
        .containsSubsequence(
            "IllegalStateException: bad row",
            "in compute",
            "--> throw new IllegalStateException(\"bad row\");",
            "line 5:",
            "--> own.fit(wide, wide");
  }

  /** The report of a failing cell, without colours. */
  private static String report(String... lines) {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run(lines));
    return String.join("\n", failure.report()).replaceAll("\u001b\\[[;0-9]*m", "");
  }
}
