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
  private Workspace workspace;
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
        new Patches(windows, pooling),
        new PoolingEpilogue(pooling.pixels(), filters(), this::activate));
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
    workspace = context.workspace();
    x = input;
    y = output.rows(x.rows(), pooling.count() * filters(), workspace);
    winners = isPooled() ? winnerBuffer.rows(x.rows(), y.columns(), workspace) : y;
    workspace.parallelFor(x.rows(), Parts.size(x.rows()), this::forward);
    return y;
  }

  private void forward(int from, int to) {
    Lane lane = lanes.take();
    for (int image = from; image < to; image++) {
      lane.patches().read(x, image);
      for (Band band : bands) {
        // z = P W
        Gemm product = lane.patches().outputs(band, kernel.value(), workspace);
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
    workspace = context.workspace();
    int images = x.rows();
    boolean needed = input == InputGradient.NEEDED;
    Optional<Matrix> dx =
        needed ? Optional.of(inputGradient.rows(images, x.columns(), workspace)) : Optional.empty();
    Optional<Matrix> wT = needed ? Optional.of(transposed()) : Optional.empty();
    kernelGradient.start(Parts.count(images), kernel.value(), workspace);
    bias.ifPresent(b -> biasGradient.start(Parts.count(images), b.value(), workspace));
    workspace.parallelFor(images, Parts.size(images), new BackwardPass(dy, dx, wT)::run);
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

    BackwardPass(Matrix dy, Optional<Matrix> dx, Optional<Matrix> wT) {
      this.dy = dy;
      this.dx = dx;
      this.wT = wT;
    }

    void run(int from, int to) {
      Lane lane = lanes.take();
      int part = from / Parts.size(x.rows());
      for (int image = from; image < to; image++) {
        Addition addition = image == from ? Addition.REPLACE : Addition.ADD;
        Matrix dmax = image(dy, image);
        // dmax = f'(y) dy, in the memory of dy;  db = 1^T dmax
        TileLoops.update(dmax, image(y, image), (d, result) -> activation.gradient(result, d));
        if (bias.isPresent()) {
          Gemm.of(ones, dmax).onThisThread(biasGradient.part(part), addition);
        }
        lane.patches().read(x, image);
        lane.patches().clearGradient();
        for (Band band : bands) {
          Addition ofBand = band.from() == 0 ? addition : Addition.ADD;
          run(lane.patches(), band, dz(lane, band, image), kernelGradient.part(part), ofBand);
        }
        if (dx.isPresent()) {
          lane.patches().writeGradient(dx.get(), image);
        }
      }
      lanes.giveBack(lane);
    }

    private Matrix dz(Lane lane, Band band, int image) {
      Matrix dmax = band.of(image(dy, image));
      return isPooled()
          ? lane.epilogue().backward(dmax, band.of(image(winners, image)), workspace)
          : dmax;
    }

    private void run(Patches patches, Band band, Matrix dz, Matrix dw, Addition addition) {
      // dW = P^T dz
      if (wT.isEmpty()) {
        patches.kernelGradient(band, dz, workspace).onThisThread(dw, addition);
        return;
      }
      Matrix p = patches.unroll(band, workspace);
      Gemm.ofLeftTransposed(p, dz).onThisThread(dw, addition);
      // dP = dz W^T, in the memory of P
      Gemm.of(dz, wT.get()).onThisThread(p, Addition.REPLACE);
      patches.addToGradient(band, p);
    }
  }

  /** Returns W^T, since products with a transposed matrix are slower. */
  private Matrix transposed() {
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
