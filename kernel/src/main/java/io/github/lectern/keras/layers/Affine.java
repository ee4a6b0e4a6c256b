package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Team;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** y = f(x W + b), [n,in] -> [n,out]: what a dense layer does. */
final class Affine implements Operation {
  /** Weights that stay in the cache whatever is done between: 64 KiB. */
  private static final int FEW = 16_384;

  private final Parameter weights;
  private final Optional<Parameter> bias;
  private final TileFunction function;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private Matrix x;
  private Matrix y;

  /**
   * An operation on existing parameters.
   *
   * @param weights W, [in,out]
   * @param bias b, [1,out], if there is one
   * @param function f
   */
  public Affine(Parameter weights, Optional<Parameter> bias, TileFunction function) {
    this.weights = weights;
    this.bias = bias;
    this.function = function;
  }

  @Override
  public Matrix forward(Matrix input, Step step) {
    x = input;
    y = output.rows(input.rows(), weights.value().columns(), step.team());
    float[] b = repeatedBias();
    Gemm.of(x, weights.value()).all(y, step.team(), z -> finish(z, b));
    return y;
  }

  private void finish(Tile z, float[] b) {
    add(b, z.values(), Math.min(b.length, z.size()));
    function.apply(z);
  }

  /** The bias once for each row of a tile; nothing without a bias. */
  private float[] repeatedBias() {
    if (bias.isEmpty()) {
      return new float[0];
    }
    int width = y.columns();
    int rows = Math.min(y.rows(), Passes.rowsInTile(width));
    float[] b = new float[rows * width];
    bias.get().value().read(0, new Tile(b, 1, width));
    for (int row = 1; row < rows; row++) {
      System.arraycopy(b, 0, b, row * width, width);
    }
    return b;
  }

  // dz = f'(z) dy;  db = sum over rows of dz;  dx = dz W^T;  dW = x^T dz
  @Override
  public Matrix backward(Matrix dy, InputGradient wanted, Step step) {
    float[] db = throughFunction(dy, step.team());
    Matrix dx = dy;
    if (wanted == InputGradient.WANTED) {
      dx = inputGradient.rows(x.rows(), x.columns(), step.team());
      weightsAndInput(dy, dx, step);
    } else {
      weights(dy, step, (from, to) -> {});
    }
    bias.ifPresent(
        b -> {
          Matrix gradient = step.team().scratch(1, dy.columns());
          gradient.write(0, new Tile(db, 1, dy.columns()));
          step.update().rows(b, 0, gradient);
        });
    return dx;
  }

  /**
   * In one go where blocks may be small and W is not: it is fetched once, for dx and to be moved.
   */
  private void weightsAndInput(Matrix dz, Matrix dx, Step step) {
    Gemm product = Gemm.ofRightTransposed(dz, weights.value());
    if (product.isLarge() || weights.size() <= FEW) {
      product.all(dx, step.team(), Passes.Change.NONE);
      weights(dz, step, (from, to) -> {});
    } else {
      weights(dz, step, (from, to) -> product.columns(from, to, dx));
    }
  }

  /** Moves rows of W as soon as their gradient is there, and does something with them before. */
  private void weights(Matrix dz, Step step, Team.Range before) {
    Gemm dw = Gemm.ofLeftTransposed(x, dz);
    int n = dz.columns();
    step.team()
        .share(
            x.columns(),
            dw.rowsInPart(Passes.rowsInTile(n), step.team()),
            (from, to) -> {
              before.on(from, to);
              Matrix gradient = dw.rows(from, to, step.team().scratch(to - from, n));
              step.update().rows(weights, from, gradient);
            });
  }

  private float[] throughFunction(Matrix dy, Team team) {
    int rows = Passes.rowsInPart(dy.rows(), dy.columns());
    double[][] db = new double[(dy.rows() + rows - 1) / rows][dy.columns()];
    team.share(
        dy.rows(),
        rows,
        (from, to) -> throughFunction(dy.rows(from, to), y.rows(from, to), db[from / rows]));
    return sum(db);
  }

  private void throughFunction(Matrix dy, Matrix y, double[] db) {
    float[] sums = new float[dy.columns()];
    float[] row = new float[dy.columns()];
    Passes.update(
        dy,
        y,
        (gradient, result) -> {
          function.gradient(result, gradient);
          Arrays.fill(sums, 0f);
          for (int i = 0; i < gradient.rows(); i++) {
            System.arraycopy(gradient.values(), i * row.length, row, 0, row.length);
            add(row, sums, row.length);
          }
          addTo(db, sums);
        });
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(weights), bias.stream()).toList();
  }

  @Override
  public Optional<Operation> withoutFunction() {
    return Optional.of(new Affine(weights, bias, Pointwise.IDENTITY));
  }

  private static float[] sum(double[][] parts) {
    double[] sum = new double[parts[0].length];
    float[] rounded = new float[sum.length];
    for (int k = 0; k < sum.length; k++) {
      for (double[] part : parts) {
        sum[k] += part[k];
      }
      rounded[k] = (float) sum[k];
    }
    return rounded;
  }

  /** One index for both arrays: only then is the loop turned into vector instructions. */
  private static void add(float[] numbers, float[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] += numbers[i];
    }
  }

  /** In double, since a float sum over a large batch would lose digits. */
  private static void addTo(double[] sums, float[] numbers) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += numbers[k];
    }
  }
}
