package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.SoftmaxFunction;
import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Gemm.Addition;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operation of {@link Conv2D}, [n,height width channels] -> [n,rows columns filters], and of a
 * {@link MaxPooling2D} that follows it. An image then stays in the cache of one core from the
 * product to the maxima.
 *
 * <p>For each image, with P the matrix of its windows, [rows columns,numbers in a window]:
 *
 * <pre>
 * forward:   z = P W + b,  y = max f(z) over the pooling window; without pooling, y = f(z)
 * backward:  dmax = f'(y) dy,  dz = dmax at the maximum, otherwise 0
 *            dW = sum P^T dz,  db = sum 1^T dmax,  dP = dz W^T
 * </pre>
 *
 * where each number of dx is the sum of the numbers in dP that came from it. The backward pass
 * creates P again: kept, it would take as many times the memory of x as a window has pixels.
 */
final class Conv2DOp implements Operation {
  private final Parameter kernel; // W, [size channels,filters]
  private final Optional<Parameter> bias; // b, [1,filters]
  private final TileFunction activation; // f
  private final Windows windows;
  private final Windows pooling; // of one pixel each if there is no pooling
  private final List<Band> bands;
  private final Reused<Lane> lanes;
  private final Buffer output = new Buffer();
  private final Buffer winnerBuffer = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private final Buffer transposedKernel = new Buffer();
  private final PartSums kernelGradient = new PartSums();
  private final PartSums biasGradient = new PartSums();
  private final Matrix ones;
  private Matrix x;
  private Matrix y;
  private Matrix winners; // the pixels of the pooling windows that are the maxima

  /** What a thread needs to compute an image. */
  private record Lane(Patches patches, PoolingEpilogue epilogue) {}

  Conv2DOp(Windows windows, Parameter kernel, Optional<Parameter> bias, TileFunction activation) {
    this(windows, kernel, bias, activation, windows.ofOutputs(kernel.value().columns()));
  }

  private Conv2DOp(
      Windows windows,
      Parameter kernel,
      Optional<Parameter> bias,
      TileFunction activation,
      Windows pooling) {
    this.windows = windows;
    this.kernel = kernel;
    this.bias = bias;
    this.activation = activation;
    this.pooling = pooling;
    bands = Band.of(windows, pooling);
    lanes = new Reused<>(this::newLane);
    ones = Matrix.ones(1, pooling.count());
  }

  private Lane newLane() {
    return new Lane(
        new Patches(windows), new PoolingEpilogue(pooling.pixels(), filters(), this::activate));
  }

  @Override
  public Optional<Operation> followedBy(Operation next) {
    return next instanceof MaxPooling2DOp max && canPool(max.windows())
        ? Optional.of(new Conv2DOp(windows, kernel, bias, activation, max.windows()))
        : Optional.empty();
  }

  private boolean canPool(Windows next) {
    boolean pointwise = !callsUserCode() && !(activation instanceof SoftmaxFunction);
    return pointwise && !isPooled() && !next.overlap() && !next.isPadded();
  }

  private boolean isPooled() {
    return pooling.pixels() > 1;
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    Workspace workspace = context.workspace();
    x = input;
    y = output.rows(x.rows(), pooling.count() * filters(), workspace);
    winners = isPooled() ? winnerBuffer.rows(x.rows(), y.columns(), workspace) : y;
    workspace.parallelFor(
        x.rows(), Parts.size(x.rows()), (from, to) -> forward(from, to, workspace));
    return y;
  }

  private void forward(int from, int to, Workspace workspace) {
    Lane lane = lanes.take();
    for (int image = from; image < to; image++) {
      lane.patches().read(x, image);
      for (Band band : bands) {
        // z = P W
        Gemm product = Gemm.of(lane.patches().unroll(band, workspace), kernel.value());
        Matrix outputs = band.of(image(y, image));
        if (isPooled()) {
          Matrix z = lane.epilogue().blocks(outputs.rows(), workspace);
          product.onThisThread(z, Addition.REPLACE);
          lane.epilogue().forward(z, outputs, band.of(image(winners, image)));
        } else {
          product.then(this::activate).onThisThread(outputs, Addition.REPLACE);
        }
      }
    }
    lanes.giveBack(lane);
  }

  // f(z + b)
  private void activate(Tile z) {
    bias.ifPresent(b -> Bias.addToEachRow(b.value(), z));
    activation.apply(z);
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Workspace workspace = context.workspace();
    int images = x.rows();
    boolean needed = input == InputGradient.NEEDED;
    Optional<Matrix> dx =
        needed ? Optional.of(inputGradient.rows(images, x.columns(), workspace)) : Optional.empty();
    Optional<Matrix> wT = needed ? Optional.of(transposed(workspace)) : Optional.empty();
    kernelGradient.start(Parts.count(images), kernel.value(), workspace);
    bias.ifPresent(b -> biasGradient.start(Parts.count(images), b.value(), workspace));
    workspace.parallelFor(images, Parts.size(images), new BackwardPass(dy, dx, wT, workspace)::run);
    List<Gradient> gradients = new ArrayList<>();
    gradients.add(Gradient.of(kernel, kernelGradient.sum(workspace)));
    bias.ifPresent(b -> gradients.add(Gradient.of(b, biasGradient.sum(workspace))));
    return new Gradients(dx, gradients);
  }

  /** Computes dx and the gradients of the weights for the images of a part. */
  private final class BackwardPass {
    private final Matrix dy;
    private final Optional<Matrix> dx;
    private final Optional<Matrix> wT;
    private final Workspace workspace;

    BackwardPass(Matrix dy, Optional<Matrix> dx, Optional<Matrix> wT, Workspace workspace) {
      this.dy = dy;
      this.dx = dx;
      this.wT = wT;
      this.workspace = workspace;
    }

    void run(int from, int to) {
      Lane lane = lanes.take();
      int part = from / Parts.size(x.rows());
      for (int image = from; image < to; image++) {
        Addition addition = image == from ? Addition.REPLACE : Addition.ADD;
        Matrix dmax = image(dy, image);
        // dmax = f'(y) dy, in the memory of dy;  db = 1^T dmax
        TileLoops.update(dmax, image(y, image), (d, result) -> activation.gradient(result, d));
        bias.ifPresent(b -> Gemm.of(ones, dmax).onThisThread(biasGradient.part(part), addition));
        lane.patches().read(x, image);
        lane.patches().clearGradient();
        for (Band band : bands) {
          Matrix dz = band.of(dmax);
          dz =
              isPooled()
                  ? lane.epilogue().backward(dz, band.of(image(winners, image)), workspace)
                  : dz;
          run(
              lane.patches(),
              band,
              dz,
              kernelGradient.part(part),
              band.from() == 0 ? addition : Addition.ADD);
        }
        int index = image;
        dx.ifPresent(d -> lane.patches().writeGradient(d, index));
      }
      lanes.giveBack(lane);
    }

    private void run(Patches patches, Band band, Matrix dz, Matrix dw, Addition addition) {
      Matrix p = patches.unroll(band, workspace);
      // dW = P^T dz
      Gemm.ofLeftTransposed(p, dz).onThisThread(dw, addition);
      if (wT.isPresent()) {
        // dP = dz W^T, in the memory of P
        Gemm.of(dz, wT.get()).onThisThread(p, Addition.REPLACE);
        patches.addToGradient(band, p);
      }
    }
  }

  /** Returns W^T, since products with a transposed matrix are slower. */
  private Matrix transposed(Workspace workspace) {
    Matrix w = kernel.value();
    float[] values = new float[w.rows() * w.columns()];
    w.read(0, new Tile(values, w.rows(), w.columns()));
    float[] transposed = new float[values.length];
    for (int row = 0; row < w.rows(); row++) {
      for (int column = 0; column < w.columns(); column++) {
        transposed[column * w.rows() + row] = values[row * w.columns() + column];
      }
    }
    Matrix result = transposedKernel.rows(w.columns(), w.rows(), workspace);
    result.write(0, new Tile(transposed, result.rows(), result.columns()));
    return result;
  }

  /** Returns an image of a batch of outputs, [rows columns,filters]. */
  private Matrix image(Matrix batch, int image) {
    return batch.rows(image, image + 1).rowsOf(filters());
  }

  private int filters() {
    return kernel.value().columns();
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(kernel), bias.stream()).toList();
  }

  @Override
  public boolean callsUserCode() {
    return ActivationOp.isUserDefined(activation);
  }
}
