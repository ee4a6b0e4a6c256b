package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.tensor.Rows;
import java.util.List;
import java.util.Optional;

/**
 * One pass over the outputs of a batch: the loss, its gradient, and the metrics.
 *
 * <p>If the loss is taken on logits, the outputs come without their last function, which is then
 * applied here for the metrics alone.
 */
final class LossPass {
  private final Loss loss;
  private final Optional<TileFunction> lastFunction;
  private final List<Metric> metrics;
  private final Buffer slopes = new Buffer();

  LossPass(Loss loss, Optional<TileFunction> lastFunction, List<Metric> metrics) {
    this.loss = loss;
    this.lastFunction = lastFunction;
    this.metrics = metrics;
  }

  /**
   * Takes the loss of a batch. The outputs stay as they are, since the last operation needs them
   * for its own gradient.
   *
   * @param outputs [n, outputs]
   * @param y the labels, of which order[from] and the following belong to the batch
   * @param weights how much each class counts, if not the same
   * @return dL/doutputs, where L is the mean over the batch, and the sum of the losses
   */
  Result run(Matrix outputs, Rows y, int[] order, int from, Optional<ClassWeights> weights) {
    int n = outputs.rows();
    int tileRows = Math.min(n, Passes.rowsInTile(outputs.columns()));
    float[] labels = new float[tileRows * y.width()];
    float[] losses = new float[tileRows];
    float[] gradient = new float[tileRows * outputs.columns()];
    Matrix slope = slopes.rows(n, outputs.columns());
    double[] sum = {0};
    int[] next = {from};
    Passes.copy(
        outputs,
        slope,
        tile -> {
          y.read(order, next[0], next[0] + tile.rows(), labels);
          next[0] += tile.rows();
          Tile yTrue = new Tile(labels, tile.rows(), y.width());
          Tile dy = new Tile(gradient, tile.rows(), tile.width());
          loss.compute(yTrue, tile, losses, dy);
          sum[0] += weigh(yTrue, losses, dy, n, weights);
          lastFunction.ifPresent(f -> f.apply(tile));
          metrics.forEach(metric -> metric.updateState(yTrue, tile));
          System.arraycopy(gradient, 0, tile.values(), 0, tile.size());
        });
    return new Result(slope, sum[0]);
  }

  /**
   * What a batch gave.
   *
   * @param gradient dL/doutputs; valid until the next batch
   * @param lossSum the sum of the losses
   */
  record Result(Matrix gradient, double lossSum) {}

  // L = sum_i w_i L_i / n, so each row of the gradient is scaled by w_i / n
  private static double weigh(
      Tile yTrue, float[] losses, Tile gradient, int n, Optional<ClassWeights> weights) {
    double sum = 0;
    int width = gradient.width();
    for (int row = 0; row < gradient.rows(); row++) {
      int sample = row;
      float weight = weights.map(w -> w.of(yTrue, sample)).orElse(1f);
      sum += (double) weight * losses[row];
      for (int i = row * width; i < (row + 1) * width; i++) {
        gradient.values()[i] *= weight / n;
      }
    }
    return sum;
  }
}
