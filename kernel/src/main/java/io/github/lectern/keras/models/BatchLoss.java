package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.losses.LogitsLoss;
import io.github.lectern.keras.losses.Loss.Portion;
import io.github.lectern.keras.metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes the loss of a batch, its gradient and the metrics from the outputs. */
final class BatchLoss {
  /**
   * The magnitude below which a gradient is replaced by 0. Such a gradient would change no weight,
   * and its products with weights and inputs could be subnormal numbers, which many CPUs process a
   * hundred times more slowly. If the net is sure of a sample, a whole row of gradients is that
   * small.
   */
  private static final float NEGLIGIBLE = 1e-30f;

  /** The minimum number of values in a part: with fewer, sharing costs more time than it saves. */
  private static final int MIN_VALUES_IN_PART = 640;

  private final LogitsLoss loss;
  private final Portion portion;
  private final List<Metric> metrics;
  private final Buffer gradients = new Buffer();
  private final Buffer predictions = new Buffer();
  private final Buffer labels = new Buffer();

  /**
   * Creates the computation for a model.
   *
   * @param loss computes the loss from the outputs, and replaces them with the predictions
   * @param portion how much of a batch the loss needs at once
   * @param metrics the metrics to update with each batch
   */
  BatchLoss(LogitsLoss loss, Portion portion, List<Metric> metrics) {
    this.loss = loss;
    this.portion = portion;
    this.metrics = metrics;
  }

  /**
   * Computes the loss of a batch and updates the metrics. The outputs are not changed, since the
   * last operation needs them for its gradient.
   *
   * @param outputs the outputs of the last operation, [n, outputs]
   * @param weights the weight of each class in the loss, in addition to those of the samples
   * @return the sum of the losses, and dL/doutputs, where L is the mean loss of the batch
   */
  Result run(Matrix outputs, Batch batch, Optional<ClassWeights> weights, Workspace workspace) {
    int n = outputs.rows();
    Matrix gradient = gradients.rows(n, outputs.columns(), workspace);
    Matrix predicted = predictions.rows(n, outputs.columns(), workspace);
    Matrix yTrue = labels.rows(n, batch.labelWidth(), workspace);
    int rows = rowsInPart(n, outputs.columns());
    double[] sums = new double[(n + rows - 1) / rows];
    Part part =
        (from, tile) -> {
          Tile y = batch.labels(from, tile.rows());
          Tile dy = new Tile(new float[tile.size()], tile.rows(), tile.width());
          float[] w = batch.weights(from, tile.rows());
          weights.ifPresent(byClass -> byClass.scale(y, w));
          sums[from / rows] += lossSum(y, tile, dy, w, n);
          gradient.write(from, dy);
          yTrue.write(from, y);
        };
    eachTile(outputs, predicted, rows, part, workspace);
    TileLoops.forEachPair(yTrue, predicted, this::measure);
    return new Result(gradient, Arrays.stream(sums).sum());
  }

  private void eachTile(
      Matrix outputs, Matrix predicted, int rows, Part part, Workspace workspace) {
    if (portion == Portion.BATCH) {
      int size = outputs.rows() * outputs.columns();
      Tile all = new Tile(new float[size], outputs.rows(), outputs.columns());
      outputs.read(0, all);
      part.run(0, all);
      predicted.write(0, all);
      return;
    }
    workspace.parallelFor(
        outputs.rows(),
        rows,
        (from, to) ->
            TileLoops.copy(
                outputs.rows(from, to),
                predicted.rows(from, to),
                tile -> part.run(from + tile.row(), tile)));
  }

  /** Computes the loss of a tile whose first row is the given row of the batch. */
  private interface Part {
    void run(int row, Tile tile);
  }

  /**
   * Returns the number of rows that one thread takes at a time. Parts are smaller than in other
   * loops, since most losses compute exponentials, which are slow.
   */
  private static int rowsInPart(int rows, int width) {
    int least = Math.max(1, MIN_VALUES_IN_PART / Math.max(1, width));
    return Math.max(least, Math.min(TileLoops.rowsInPart(rows, width), (rows + 7) / 8));
  }

  /**
   * The result for one batch.
   *
   * @param gradient dL/doutputs, [n, outputs]; valid until the next batch
   * @param lossSum the sum of the losses
   */
  record Result(Matrix gradient, double lossSum) {}

  // L = sum_i w_i L_i / n, so each row of the gradient is scaled by w_i / n
  private double lossSum(Tile yTrue, Tile outputs, Tile gradient, float[] w, int n) {
    float[] losses = new float[outputs.rows()];
    loss.compute(yTrue, outputs, losses, gradient);
    double sum = 0;
    int width = gradient.width();
    for (int row = 0; row < gradient.rows(); row++) {
      float share = w[row] / n;
      sum += (double) w[row] * losses[row];
      for (int i = row * width; i < (row + 1) * width; i++) {
        float scaled = gradient.values()[i] * share;
        gradient.values()[i] = Math.abs(scaled) < NEGLIGIBLE ? 0 : scaled;
      }
    }
    return sum;
  }

  private void measure(Tile yTrue, Tile predicted) {
    metrics.forEach(metric -> metric.updateState(yTrue, predicted));
  }
}
