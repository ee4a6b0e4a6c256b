package io.github.lectern.keras.layers;

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
import io.github.lectern.keras.layers.Patches.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operation of {@link Conv2D}, [n,height width channels] -> [n,rows columns filters].
 *
 * <p>For each image, with P the matrix of its windows, [rows columns,numbers in a window]:
 *
 * <pre>
 * forward:   z = P W + b,  y = f(z)
 * backward:  dz = f'(z) dy,  dW = sum P^T dz,  db = sum 1^T dz,  dP = dz W^T
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
  private final Reused<Patches> patches;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private final Buffer transposedKernel = new Buffer();
  private final PartSums kernelGradient = new PartSums();
  private final PartSums biasGradient = new PartSums();
  private final Matrix ones;
  private Matrix x;
  private Matrix y;

  Conv2DOp(Windows windows, Parameter kernel, Optional<Parameter> bias, TileFunction activation) {
    this.windows = windows;
    this.kernel = kernel;
    this.bias = bias;
    this.activation = activation;
    patches = new Reused<>(() -> new Patches(windows));
    ones = Matrix.ones(1, Patches.rowsInBand(windows) * windows.columns());
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    Workspace workspace = context.workspace();
    x = input;
    y = output.rows(x.rows(), windows.count() * filters(), workspace);
    workspace.parallelFor(
        x.rows(), Parts.size(x.rows()), (from, to) -> forward(from, to, workspace));
    return y;
  }

  private void forward(int from, int to, Workspace workspace) {
    Patches p = patches.take();
    for (int image = from; image < to; image++) {
      Matrix outputs = image(y, image);
      p.read(x, image);
      for (Band band : p.bands(workspace)) {
        p.unroll(band);
        // z = P W + b;  y = f(z)
        Gemm.of(band.patches(), kernel.value())
            .then(
                z -> {
                  bias.ifPresent(b -> Bias.addToEachRow(b.value(), z));
                  activation.apply(z);
                })
            .onThisThread(band.of(outputs), Addition.REPLACE);
      }
    }
    patches.giveBack(p);
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
    workspace.parallelFor(
        images,
        Parts.size(images),
        (from, to) -> {
          Patches p = patches.take();
          weightGradients(p, from, to, dy, workspace);
          dx.ifPresent(d -> inputGradient(p, from, to, dy, wT.get(), d, workspace));
          patches.giveBack(p);
        });
    List<Gradient> gradients = new ArrayList<>();
    gradients.add(Gradient.of(kernel, kernelGradient.sum(workspace)));
    bias.ifPresent(b -> gradients.add(Gradient.of(b, biasGradient.sum(workspace))));
    return new Gradients(dx, gradients);
  }

  private void weightGradients(Patches p, int from, int to, Matrix dy, Workspace workspace) {
    int part = from / Parts.size(x.rows());
    Matrix dw = kernelGradient.part(part);
    for (int image = from; image < to; image++) {
      Matrix dz = image(dy, image);
      // dz = f'(z) dy, in the memory of dy
      TileLoops.update(dz, image(y, image), (d, result) -> activation.gradient(result, d));
      boolean firstImage = image == from;
      p.read(x, image);
      for (Band band : p.bands(workspace)) {
        Addition addition = firstImage && band.from() == 0 ? Addition.REPLACE : Addition.ADD;
        p.unroll(band);
        // dW = P^T dz
        Gemm.ofLeftTransposed(band.patches(), band.of(dz)).onThisThread(dw, addition);
        // db = 1^T dz
        if (bias.isPresent()) {
          Gemm.of(ones.columns(0, band.patches().rows()), band.of(dz))
              .onThisThread(biasGradient.part(part), addition);
        }
      }
    }
  }

  private void inputGradient(
      Patches p, int from, int to, Matrix dz, Matrix wT, Matrix dx, Workspace workspace) {
    for (int image = from; image < to; image++) {
      Matrix outputs = image(dz, image);
      p.clearGradient();
      for (Band band : p.bands(workspace)) {
        // dP = dz W^T
        Gemm.of(band.of(outputs), wT).onThisThread(band.patches(), Addition.REPLACE);
        p.addToGradient(band);
      }
      p.writeGradient(dx, image);
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
