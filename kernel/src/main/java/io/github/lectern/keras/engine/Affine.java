package io.github.lectern.keras.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** y = f(x W + b), [n,in] -> [n,out]: what a dense layer does. */
public final class Affine implements Operation {
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
  public Matrix forward(Matrix input, Phase phase) {
    x = input;
    y = output.rows(input.rows(), weights.value().columns());
    Chunks.run(y.rows(), (chunk, from, to) -> forward(from, to));
    return y;
  }

  private void forward(int from, int to) {
    Matrix part = y.rows(from, to);
    Gemm.multiply(x.rows(from, to), weights.value(), part);
    Optional<float[]> b = bias.map(p -> Passes.toHeap(p.value()));
    Passes.update(
        part,
        z -> {
          b.ifPresent(values -> addToEachRow(values, z));
          function.apply(z);
        });
  }

  // dz = f'(z) dy;  dW = x^T dz;  db = sum over rows of dz;  dx = dz W^T
  @Override
  public Matrix backward(Matrix dy, InputGradient wanted) {
    double[][] db = new double[Chunks.count(dy.rows())][dy.columns()];
    Chunks.run(dy.rows(), (chunk, from, to) -> gradient(dy.rows(from, to), from, to, db[chunk]));
    bias.ifPresent(p -> Passes.fromHeap(sum(db), p.gradient()));
    Chunks.run(
        x.columns(),
        (chunk, from, to) ->
            Gemm.multiplyLeftTransposed(x, from, dy, weights.gradient().rows(from, to)));
    return wanted == InputGradient.WANTED ? inputGradient(dy) : dy;
  }

  private void gradient(Matrix dy, int from, int to, double[] db) {
    Passes.update(
        dy,
        y.rows(from, to),
        (gradient, result) -> {
          function.gradient(result, gradient);
          addRowsTo(db, gradient);
        });
  }

  private Matrix inputGradient(Matrix dz) {
    Matrix dx = inputGradient.rows(x.rows(), x.columns());
    Chunks.run(
        dx.rows(),
        (chunk, from, to) ->
            Gemm.multiplyRightTransposed(dz.rows(from, to), weights.value(), dx.rows(from, to)));
    return dx;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(List.of(weights));
    bias.ifPresent(parameters::add);
    return parameters;
  }

  @Override
  public Optional<Operation> withoutFunction() {
    return Optional.of(new Affine(weights, bias, Pointwise.IDENTITY));
  }

  private static double[] sum(double[][] parts) {
    double[] sum = new double[parts[0].length];
    for (double[] part : parts) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += part[k];
      }
    }
    return sum;
  }

  private static void addToEachRow(float[] b, Tile z) {
    float[] v = z.values();
    int width = z.width();
    for (int start = 0; start < z.size(); start += width) {
      for (int k = 0; k < width; k++) {
        v[start + k] += b[k];
      }
    }
  }

  /** In double, since a float sum over a large batch would lose digits. */
  private static void addRowsTo(double[] sums, Tile tile) {
    float[] v = tile.values();
    int width = tile.width();
    for (int start = 0; start < tile.size(); start += width) {
      for (int k = 0; k < width; k++) {
        sums[k] += v[start + k];
      }
    }
  }
}
