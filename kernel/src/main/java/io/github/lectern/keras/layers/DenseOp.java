package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operation of {@link Dense}, [n,in] -> [n,out].
 *
 * <pre>
 * forward:   z = x W + b,  y = f(z)
 * backward:  dz = f'(z) dy,  dW = x^T dz,  db = 1^T dz,  dx = dz W^T
 * </pre>
 */
final class DenseOp implements Operation {
  private final Parameter kernel; // W, [in,out]
  private final Optional<Parameter> bias; // b, [1,out]
  private final TileFunction activation; // f
  private final Buffer output = new Buffer();
  private final Buffer kernelGradient = new Buffer();
  private final Buffer biasGradient = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private Matrix ones = Matrix.ones(1, 1);
  private Matrix x;
  private Matrix y;

  DenseOp(Parameter kernel, Optional<Parameter> bias, TileFunction activation) {
    this.kernel = kernel;
    this.bias = bias;
    this.activation = activation;
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    Matrix w = kernel.value();
    x = input;
    y = output.rows(x.rows(), w.columns(), context.workspace());
    // z = x W + b;  y = f(z)
    Gemm.of(x, w)
        .then(
            z -> {
              bias.ifPresent(b -> Bias.addToEachRow(b.value(), z));
              activation.apply(z);
            })
        .into(y, context.workspace());
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Matrix w = kernel.value();
    Workspace workspace = context.workspace();
    List<Gradient> gradients = new ArrayList<>();
    // dz = f'(z) dy, in the memory of dy
    TileLoops.update(dy, y, workspace, (d, result) -> activation.gradient(result, d));
    Matrix dz = dy;
    // dW = x^T dz
    Matrix dw = kernelGradient.rows(w.rows(), w.columns(), workspace);
    gradients.add(Gradient.of(kernel, Gemm.ofLeftTransposed(x, dz), dw));
    // db = 1^T dz
    if (bias.isPresent()) {
      Matrix db = biasGradient.rows(1, w.columns(), workspace);
      gradients.add(Gradient.of(bias.get(), Gemm.of(ones(dz.rows()), dz), db));
    }
    if (input == InputGradient.NOT_NEEDED) {
      return new Gradients(Optional.empty(), gradients);
    }
    // dx = dz W^T
    Matrix dx = inputGradient.rows(x.rows(), x.columns(), workspace);
    Gemm.ofRightTransposed(dz, w).into(dx, workspace);
    return new Gradients(Optional.of(dx), gradients);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(kernel), bias.stream()).toList();
  }

  @Override
  public Optional<Operation> withoutActivation() {
    return Optional.of(new DenseOp(kernel, bias, ActivationOp.IDENTITY));
  }

  @Override
  public boolean callsUserCode() {
    return ActivationOp.isUserDefined(activation);
  }

  private Matrix ones(int count) {
    if (ones.columns() < count) {
      ones = Matrix.ones(1, count);
    }
    return ones.columns(0, count);
  }
}
