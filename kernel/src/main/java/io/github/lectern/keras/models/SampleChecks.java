package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks samples and labels before they are used. */
final class SampleChecks {
  private static final int ROWS_AT_ONCE = 256;

  private final String action;

  /** Creates checks whose messages begin with an action such as "fit". */
  SampleChecks(String action) {
    this.action = action;
  }

  /**
   * Returns the samples with their labels.
   *
   * @throws IllegalArgumentException if x and y differ in the number of rows, have no rows, or
   *     contain a number that is infinite or NaN
   */
  Samples samples(INDArray x, INDArray y) {
    Rows samples = samples(x);
    Rows labels = rows("y", y);
    if (samples.count() != labels.count()) {
      throw problem(
          "expected one label per sample, but X has "
              + Plural.of(samples.count(), "row")
              + " and y has "
              + labels.count()
              + "; do both come from the same part of the data?");
    }
    return Samples.all(samples, labels);
  }

  /**
   * Returns the samples with their labels and their weights in the loss.
   *
   * @param weights one number of at least 0 per sample
   * @throws IllegalArgumentException as in {@link #samples(INDArray, INDArray)}, or if the weights
   *     are not one number of at least 0 per sample
   */
  Samples samples(INDArray x, INDArray y, Optional<INDArray> weights) {
    Samples samples = samples(x, y);
    Optional<Rows> rows = weights.map(given -> weights(given, samples.count()));
    return new Samples(samples.x(), samples.y(), rows, 0, samples.count());
  }

  private Rows weights(INDArray given, int samples) {
    Rows rows = rows("sampleWeight", given);
    if (rows.count() != samples || rows.width() != 1) {
      throw problem(
          "sampleWeight: expected one weight per sample, ["
              + samples
              + "], but got "
              + Shapes.brackets(given.shape()));
    }
    float[] weights = new float[samples];
    rows.read(0, samples, weights);
    for (int row = 0; row < samples; row++) {
      if (weights[row] < 0) {
        throw problem(
            "sampleWeight: expected weights of at least 0 but got "
                + weights[row]
                + " in row "
                + row);
      }
    }
    return rows;
  }

  /**
   * Returns the rows of x.
   *
   * @throws IllegalArgumentException if x has no rows, or contains a number that is infinite or NaN
   */
  Rows samples(INDArray x) {
    return rows("X", x);
  }

  /**
   * Returns the rows of x, after checking that x is not a single sample.
   *
   * @param sample the shape of one sample of the model, if it is known
   */
  Rows samples(INDArray x, Optional<int[]> sample) {
    Rows rows = samples(x);
    sample
        .flatMap(shape -> Shapes.singleSample(x, shape))
        .ifPresent(
            problem -> {
              throw problem(problem);
            });
    return rows;
  }

  private Rows rows(String what, INDArray array) {
    requireNumbers(what, array);
    Rows rows = Rows.of(array);
    rows.firstNonFinite()
        .ifPresent(
            bad -> {
              throw problem(
                  "expected finite numbers in "
                      + what
                      + " but got "
                      + bad.value()
                      + " in row "
                      + bad.row()
                      + "; replace such numbers or remove such rows");
            });
    return rows;
  }

  private void requireNumbers(String what, INDArray array) {
    if (array == null) {
      throw problem(
          what + " is null; first run the cell that creates it, and check that it succeeds");
    }
    if (array.isS()) {
      throw problem("expected numbers in " + what + " but got text; encode words as numbers first");
    }
    if (array.rank() == 0 && !array.isEmpty()) {
      throw problem(
          "expected one row per sample in "
              + what
              + (what.equals("X") ? ", such as [n,784]," : ", such as [n] or [n,10],")
              + " but got a single number; Nd4j.createFromArray(...) creates arrays");
    }
    if (array.isEmpty()) {
      throw problem(
          "expected at least one row in "
              + what
              + " but got an empty array "
              + Shapes.brackets(array.shape())
              + "; check how you selected it from the data");
    }
  }

  /** Refuses labels that the loss cannot compare with outputs of the given width. */
  void labels(Loss loss, Samples samples, int outputs) {
    loss.mismatch(samples.y().width(), outputs)
        .ifPresent(
            problem -> {
              throw problem(loss.name() + ": " + problem);
            });
    eachLabel(samples, loss.name(), (labels, row) -> loss.problem(labels, row, outputs));
  }

  /** Refuses labels to which no class weight applies. */
  void classes(ClassWeights weights, Samples samples) {
    eachLabel(samples, "classWeight", weights::problem);
  }

  private void eachLabel(Samples samples, String caller, LabelCheck check) {
    Rows y = samples.y();
    float[] values = new float[ROWS_AT_ONCE * y.width()];
    for (int first = 0; first < y.count(); first += ROWS_AT_ONCE) {
      int rows = Math.min(ROWS_AT_ONCE, y.count() - first);
      y.read(first, first + rows, values);
      Tile labels = new Tile(values, rows, y.width());
      for (int row = 0; row < rows; row++) {
        Optional<String> problem = check.problem(labels, row);
        if (problem.isPresent()) {
          throw problem(caller + ": row " + (first + row) + " of y: " + problem.get());
        }
      }
    }
  }

  private IllegalArgumentException problem(String text) {
    return new IllegalArgumentException(action + ": " + text);
  }

  /** Returns what is wrong with one row of labels, or empty if it is valid. */
  private interface LabelCheck {
    Optional<String> problem(Tile labels, int row);
  }
}
