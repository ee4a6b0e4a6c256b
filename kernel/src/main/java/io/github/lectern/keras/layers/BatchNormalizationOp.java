package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operation of {@link BatchNormalization}, [n,...,c] -> [n,...,c], which it treats as N rows of
 * c channels.
 *
 * <pre>
 * forward:   r = 1 / sqrt(variance + epsilon),  z = (x - mean) r,  y = gamma z + beta
 * backward:  dgamma = sum_i dy_i z_i,  dbeta = sum_i dy_i
 *   training:   dx = gamma r (dy - dbeta / N - z dgamma / N)
 *   inference:  dx = gamma r dy
 * </pre>
 */
final class BatchNormalizationOp implements Operation {
  private final Optional<Parameter> gamma; // [1,c]
  private final Optional<Parameter> beta; // [1,c]
  private final MovingStatistics moving;
  private final double epsilon;
  private final boolean frozen;
  private final int channels;
  private final Buffer output = new Buffer();
  private final Buffer gammaGradient = new Buffer();
  private final Buffer betaGradient = new Buffer();
  private Optional<ChannelStatistics> batch = Optional.empty(); // in training
  private Matrix x; // [N,c]
  private float[] mean; // these are repeated as in ColumnSums
  private float[] inverse; // r
  private float[] factor; // gamma r

  BatchNormalizationOp(
      Optional<Parameter> gamma,
      Optional<Parameter> beta,
      MovingStatistics moving,
      double epsilon) {
    this(gamma, beta, moving, epsilon, false);
  }

  private BatchNormalizationOp(
      Optional<Parameter> gamma,
      Optional<Parameter> beta,
      MovingStatistics moving,
      double epsilon,
      boolean frozen) {
    this.gamma = gamma;
    this.beta = beta;
    this.moving = moving;
    this.epsilon = epsilon;
    this.frozen = frozen;
    channels = moving.mean().size();
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    Workspace workspace = context.workspace();
    x = input.rowsOf(channels);
    batch =
        context.phase() == Phase.TRAINING && !frozen
            ? Optional.of(ChannelStatistics.of(x, workspace))
            : Optional.empty();
    ChannelStatistics statistics = batch.orElseGet(moving::current);
    double[] r = statistics.inverseDeviations(epsilon);
    float[] scale = gamma.map(MovingStatistics::numbers).orElseGet(() -> filled(1));
    double[] product = new double[channels];
    Arrays.setAll(product, k -> scale[k] * r[k]);
    mean = ColumnSums.repeated(statistics.mean());
    inverse = ColumnSums.repeated(r);
    factor = ColumnSums.repeated(product);
    Matrix y = output.rows(input.rows(), input.columns(), workspace);
    normalize(y.rowsOf(channels), workspace);
    return y;
  }

  // y = (x - mean) gamma r + beta
  private void normalize(Matrix y, Workspace workspace) {
    float[] added = beta.map(MovingStatistics::numbers).orElseGet(() -> filled(0));
    float[] offset = ColumnSums.repeated(doubles(added));
    float[] m = mean;
    float[] a = factor;
    TileLoops.copy(
        x,
        y,
        workspace,
        tile -> {
          float[] values = tile.values();
          for (int i = 0; i < tile.size(); i++) {
            values[i] = (values[i] - m[i]) * a[i] + offset[i];
          }
        });
  }

  @Override
  public Gradients backward(Matrix output, InputGradient input, Context context) {
    Workspace workspace = context.workspace();
    Matrix dy = output.rowsOf(channels);
    double[] dbeta = ColumnSums.of(dy, workspace, tile -> {});
    double[] dgamma = ColumnSums.of(dy, x, workspace, this::timesNormalized);
    List<Gradient> gradients = new ArrayList<>();
    gamma.ifPresent(w -> gradients.add(gradient(w, gammaGradient, dgamma, workspace)));
    beta.ifPresent(w -> gradients.add(gradient(w, betaGradient, dbeta, workspace)));
    if (input == InputGradient.NOT_NEEDED) {
      return new Gradients(Optional.empty(), gradients);
    }
    if (batch.isPresent()) {
      throughStatistics(dy, dbeta, dgamma, workspace);
    } else {
      TileLoops.update(dy, workspace, this::scale);
    }
    return new Gradients(Optional.of(output), gradients);
  }

  private void timesNormalized(Tile dy, Tile rows) {
    float[] d = dy.values();
    float[] values = rows.values();
    float[] m = mean;
    float[] r = inverse;
    for (int i = 0; i < dy.size(); i++) {
      d[i] *= (values[i] - m[i]) * r[i];
    }
  }

  // dx = gamma r (dy - dbeta / N - (x - mean) r dgamma / N), in the memory of dy
  private void throughStatistics(Matrix dy, double[] dbeta, double[] dgamma, Workspace workspace) {
    double n = x.rows();
    double[] perDifference = new double[channels];
    Arrays.setAll(perDifference, k -> inverse[k] * dgamma[k] / n);
    float[] slope = ColumnSums.repeated(perDifference);
    float[] m = mean;
    float[] a = factor;
    float[] average = ColumnSums.repeated(Arrays.stream(dbeta).map(sum -> sum / n).toArray());
    TileLoops.update(
        dy,
        x,
        workspace,
        (tile, rows) -> {
          float[] d = tile.values();
          float[] values = rows.values();
          for (int i = 0; i < tile.size(); i++) {
            d[i] = a[i] * (d[i] - average[i] - (values[i] - m[i]) * slope[i]);
          }
        });
  }

  private void scale(Tile dy) {
    float[] d = dy.values();
    float[] a = factor;
    for (int i = 0; i < dy.size(); i++) {
      d[i] *= a[i];
    }
  }

  private Gradient gradient(Parameter w, Buffer buffer, double[] sums, Workspace workspace) {
    float[] values = new float[channels];
    for (int k = 0; k < channels; k++) {
      values[k] = (float) sums[k];
    }
    Matrix dw = buffer.rows(1, channels, workspace);
    dw.write(0, new Tile(values, 1, channels));
    return Gradient.of(w, dw);
  }

  @Override
  public void endStep() {
    batch.ifPresent(moving::add);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(gamma, beta).flatMap(Optional::stream).toList();
  }

  /** Returns an operation that also uses the moving statistics in training, as in Keras. */
  @Override
  public Operation frozen() {
    return frozen
        ? Operation.super.frozen()
        : new BatchNormalizationOp(gamma, beta, moving, epsilon, true).frozen();
  }

  private float[] filled(float value) {
    float[] values = new float[channels];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] doubles(float... values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, k -> values[k]);
    return doubles;
  }
}
