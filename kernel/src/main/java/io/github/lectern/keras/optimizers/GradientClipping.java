package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipvalue;
import io.github.lectern.keras.optimizers.OptimizerOption.GlobalClipnorm;
import io.github.lectern.tensor.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Limits the gradients of a step before they change any weight, as {@code OptimizerV2} of Keras 2.7
 * does: first each number, then the norm of each weight matrix or that of all together.
 *
 * @param value the largest magnitude v of a number
 * @param norm the largest norm c of the gradient of one weight matrix
 * @param globalNorm the largest norm c of all gradients together
 */
record GradientClipping(
    Optional<Clipvalue> value, Optional<Clipnorm> norm, Optional<GlobalClipnorm> globalNorm) {
  static final GradientClipping NONE =
      new GradientClipping(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Returns the clipping that the options of an optimizer ask for.
   *
   * @param caller the class of the optimizer, for messages
   * @throws IllegalArgumentException if both norms are limited
   */
  static GradientClipping of(String caller, OptimizerOption... options) {
    GradientClipping clipping =
        new GradientClipping(
            Options.find(options, Clipvalue.class),
            Options.find(options, Clipnorm.class),
            Options.find(options, GlobalClipnorm.class));
    if (clipping.norm.isPresent() && clipping.globalNorm.isPresent()) {
      throw new IllegalArgumentException(
          caller + ": expected clipnorm or globalClipnorm but got both; leave one out");
    }
    return clipping;
  }

  /** Returns the limits by their names in Keras, such as "clipnorm". */
  Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    norm.ifPresent(limit -> config.put("clipnorm", limit.value()));
    value.ifPresent(limit -> config.put("clipvalue", limit.value()));
    globalNorm.ifPresent(limit -> config.put("global_clipnorm", limit.value()));
    return config;
  }

  /**
   * Returns a gradient whose value is in memory if its norm is needed; otherwise it can still be
   * computed part by part during the update.
   */
  Gradient prepared(Gradient gradient, Workspace workspace) {
    return norm.isPresent() || globalNorm.isPresent()
        ? Gradient.of(gradient.parameter(), gradient.value(workspace))
        : gradient;
  }

  /** Returns the factor that limits the norm of one gradient: min(1, c / |g|). */
  float scale(Gradient gradient, Workspace workspace) {
    return norm.map(limit -> factor(limit.value(), length(List.of(gradient), workspace)))
        .orElse(1f);
  }

  /**
   * Returns the factor that limits the norm of all gradients: min(1, c / |g|). It is NaN if the
   * norm is not finite, as in TensorFlow's clip_by_global_norm.
   */
  float globalScale(List<Gradient> all, Workspace workspace) {
    if (globalNorm.isEmpty()) {
      return 1;
    }
    double length = length(all, workspace);
    return Double.isFinite(length) ? factor(globalNorm.get().value(), length) : Float.NaN;
  }

  private static float factor(double limit, double length) {
    return length <= limit ? 1f : (float) (limit / length); // NaN if the length is NaN
  }

  private double length(List<Gradient> gradients, Workspace workspace) {
    double sum = 0;
    for (Gradient gradient : gradients) {
      sum += squares(gradient.value(workspace), workspace);
    }
    return Math.sqrt(sum);
  }

  /** Returns the sum of the squares, added in the same order for any number of workers. */
  private double squares(Matrix matrix, Workspace workspace) {
    int rows = TileLoops.rowsInPart(matrix.rows(), matrix.columns());
    double[] sums = new double[(matrix.rows() + rows - 1) / rows];
    workspace.parallelFor(
        matrix.rows(),
        rows,
        (from, to) ->
            TileLoops.forEach(
                matrix.rows(from, to),
                tile -> {
                  limit(tile);
                  sums[from / rows] += squares(tile);
                }));
    return Arrays.stream(sums).sum();
  }

  private static double squares(Tile tile) {
    double sum = 0;
    for (int i = 0; i < tile.size(); i++) {
      sum += (double) tile.values()[i] * tile.values()[i];
    }
    return sum;
  }

  /** Clips a copy of some rows of a gradient: g = scale max(-v, min(g, v)). */
  void apply(Tile g, float scale) {
    limit(g);
    if (scale != 1) {
      for (int i = 0; i < g.size(); i++) {
        g.values()[i] *= scale;
      }
    }
  }

  private void limit(Tile g) {
    if (value.isEmpty()) {
      return;
    }
    float v = (float) value.get().value();
    for (int i = 0; i < g.size(); i++) {
      g.values()[i] = Math.max(-v, Math.min(g.values()[i], v));
    }
  }
}
