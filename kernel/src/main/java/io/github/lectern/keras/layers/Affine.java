package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Team;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.workers.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** y = f(x W + b), [n,in] -> [n,out]: what a dense layer does. */
final class Affine implements Operation {
  private final Parameter weights;
  private final Optional<Parameter> bias;
  private final TileFunction function;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private final Slopes slopes;
  private final InputGradient outputGradient;
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
    slopes = new Slopes(function);
    outputGradient =
        function.isElementwise()
            ? new InputGradient(true, Optional.of(slopes))
            : InputGradient.WANTED;
  }

  @Override
  public Matrix forward(Matrix input, Step step) {
    x = input;
    y = output.rows(input.rows(), weights.value().columns(), step.team());
    Gemm.of(x, weights.value()).all(y, step.team(), this::finish);
    if (step.phase() == Phase.TRAINING) {
      slopes.follow(y, step.team());
    }
    return y;
  }

  @Override
  public InputGradient outputGradient() {
    return outputGradient;
  }

  private void finish(Tile z) {
    bias.ifPresent(b -> add(b.value(), z));
    function.apply(z);
  }

  /**
   * Adds a row to each row of a tile. Every worker repeats it for itself: to fetch so many numbers
   * from another core takes longer.
   */
  private static void add(Matrix row, Tile tile) {
    float[] repeated = Scratch.take(tile.size());
    int width = tile.width();
    row.read(0, new Tile(repeated, 1, width));
    for (int done = width; done < tile.size(); done *= 2) {
      System.arraycopy(repeated, 0, repeated, done, Math.min(done, tile.size() - done));
    }
    add(repeated, tile.values(), tile.size());
    Scratch.giveBack(repeated);
  }

  // dz = f'(z) dy;  dx = dz W^T;  dW = x^T dz;  db = 1^T dz
  @Override
  public Matrix backward(Matrix dy, InputGradient wanted, Step step) {
    Matrix dz = slopes.of(dy);
    if (!wanted.wanted()) {
      update(dz, step, (from, to) -> {});
      return dy;
    }
    Gemm product = Gemm.ofRightTransposed(dz, weights.value());
    if (!product.isLarge() && x.columns() >= x.rows()) {
      return inputByColumns(dz, wanted, step);
    }
    Matrix dx = inputGradient.rows(x.rows(), x.columns(), step.team());
    if (wanted.receiver().isPresent() && product.isByRows()) {
      inputByRows(product, dx, wanted.receiver().get(), step.team());
    } else {
      product.all(dx, step.team(), Passes.Change.NONE);
    }
    update(dz, step, (from, to) -> {});
    return dx;
  }

  /** Rows of dx, which are received while they are in the cache. */
  private static void inputByRows(Gemm product, Matrix dx, Receiver receiver, Team team) {
    receiver.beginRows();
    team.share(
        dx.rows(),
        product.rowsInPart(),
        (from, to) -> receiver.takeRows(from, product.rows(from, dx.rows(from, to))));
  }

  /**
   * Columns of dx in one go with the rows of W that they come from, so that these are fetched once,
   * and moved afterwards. As dx^T = W dz^T, since OpenBLAS' small products are half as fast again
   * if none of their matrices has to be transposed.
   */
  private Matrix inputByColumns(Matrix dz, InputGradient wanted, Step step) {
    Team team = step.team();
    Matrix dx =
        wanted.receiver().isPresent() ? dz : inputGradient.rows(x.rows(), x.columns(), team);
    Receiver receiver =
        wanted
            .receiver()
            .orElse((from, part) -> Transpose.write(part, dx.columns(from, from + part.rows())));
    receiver.beginColumns();
    Gemm product = Gemm.of(weights.value(), slopes.transposed());
    update(
        dz,
        step,
        (from, to) ->
            receiver.takeColumns(from, product.rows(from, team.scratch(to - from, x.rows()))));
    return dx;
  }

  /**
   * Moves rows of W as soon as their gradient is there, and the bias after the last of them.
   *
   * @param before what is done with the rows before they are moved
   */
  private void update(Matrix dz, Step step, Workers.Range before) {
    Gemm dw = Gemm.ofLeftTransposed(x, dz);
    Team team = step.team();
    team.share(
        x.columns(),
        dw.rowsInPart(Passes.rowsInTile(dz.columns())),
        (from, to) -> {
          before.on(from, to);
          Matrix gradient = dw.rows(from, team.scratch(to - from, dz.columns()));
          step.update().rows(weights, from, gradient);
          if (to == x.columns()) {
            updateBias(step);
          }
        });
  }

  private void updateBias(Step step) {
    bias.ifPresent(
        b -> {
          Matrix gradient = step.team().scratch(1, y.columns());
          step.update().rows(b, 0, slopes.sum(gradient));
        });
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(weights), bias.stream()).toList();
  }

  @Override
  public boolean callsUserCode() {
    return Pointwise.isUsers(function);
  }

  @Override
  public Optional<Operation> withoutFunction() {
    return Optional.of(new Affine(weights, bias, Pointwise.IDENTITY));
  }

  /** One index for both arrays: only then is the loop turned into vector instructions. */
  private static void add(float[] numbers, float[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] += numbers[i];
    }
  }
}
