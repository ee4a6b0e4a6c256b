package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import io.github.lectern.tensor.UserResultCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The operation of a {@link CustomLayer}. It passes copies to the layer and copies what the layer
 * returns, so that changes to these arrays cannot reach the buffers of other layers.
 */
final class CustomOp implements Operation {
  private final CustomLayer layer;
  private final int[] sample;
  private final int[] output;
  private final Buffer inputCopy = new Buffer();
  private final Buffer gradientCopy = new Buffer();
  private final Buffer result = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private final List<Buffer> weightGradients;
  private Matrix x;

  /**
   * Creates the operation of a layer, which must be built.
   *
   * @param sample the shape of one input sample
   * @param output the shape of one output sample
   */
  CustomOp(CustomLayer layer, int[] sample, int[] output) {
    this.layer = layer;
    this.sample = sample;
    this.output = output;
    weightGradients = layer.parameters().stream().map(weight -> new Buffer()).toList();
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    x = input;
    INDArray y = layer.forward(copy(x, inputCopy, sample));
    String advice = "override computeOutputShape if the layer changes the shape of a sample";
    return fill(result, rows("forward", y, advice, Shapes.ofSamples(x.rows(), output)));
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    List<INDArray> gradients =
        layer.backward(copy(x, inputCopy, sample), copy(dy, gradientCopy, output));
    requireAll(gradients);
    Rows dx = gradient("x", gradients.get(0), Shapes.ofSamples(x.rows(), sample));
    List<Parameter> weights = parameters();
    List<Gradient> dw = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Parameter w = weights.get(i);
      Rows rows = gradient(w.name(), gradients.get(i + 1), w.value().array().shape());
      dw.add(Gradient.of(w, matrix(weightGradients.get(i), rows, w.value(), context)));
    }
    return new Gradients(Optional.of(fill(inputGradient, dx)), dw);
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  @Override
  public boolean callsUserCode() {
    return true;
  }

  private void requireAll(List<INDArray> gradients) {
    int expected = 1 + parameters().size();
    if (gradients == null || gradients.size() != expected) {
      Stream<String> names =
          Stream.concat(Stream.of("x"), parameters().stream().map(Parameter::name));
      throw new IllegalArgumentException(
          UserResultCheck.className(layer)
              + ".backward: expected "
              + (expected == 1 ? "1 gradient" : expected + " gradients")
              + ", for "
              + names.collect(Collectors.joining(", "))
              + ", but got "
              + (gradients == null ? "null" : gradients.size())
              + "; return List.of(...) with the gradients in this order");
    }
  }

  private Rows gradient(String of, INDArray returned, long... shape) {
    String advice = "the gradient for " + of + " must have the shape of " + of;
    return rows("backward, gradient for " + of, returned, advice, shape);
  }

  private Rows rows(String method, INDArray returned, String advice, long... shape) {
    return UserResultCheck.rows(
        UserResultCheck.className(layer) + "." + method, returned, advice, shape);
  }

  private static INDArray copy(Matrix from, Buffer memory, int[] sample) {
    Matrix to = memory.rows(from.rows(), from.columns());
    TileLoops.copy(from, to, tile -> {});
    INDArray all = to.array();
    INDArray part = all.size(0) == to.rows() ? all : all.get(NDArrayIndex.interval(0, to.rows()));
    return part.reshape('c', Shapes.ofSamples(to.rows(), sample));
  }

  private static Matrix fill(Buffer memory, Rows rows) {
    Matrix matrix = memory.rows(rows.count(), rows.width());
    TileLoops.fill(matrix, tile -> rows.read(tile.row(), tile.row() + tile.rows(), tile.values()));
    return matrix;
  }

  /**
   * Copies all rows at once, since the layouts differ: weights of shape [k] are one row in a
   * matrix, but k rows of one number each in {@link Rows}.
   */
  private static Matrix matrix(Buffer memory, Rows rows, Matrix like, Context context) {
    Tile values = new Tile(new float[like.rows() * like.columns()], like.rows(), like.columns());
    rows.read(0, rows.count(), values.values());
    Matrix matrix = memory.rows(like.rows(), like.columns(), context.workspace());
    matrix.write(0, values);
    return matrix;
  }
}
