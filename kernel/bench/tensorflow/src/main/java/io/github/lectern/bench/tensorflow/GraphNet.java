package io.github.lectern.bench.tensorflow;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.BenchCase.Convolution;
import io.github.lectern.bench.protocol.FashionImages;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The layers of a case as operations of a graph, with and without dropout. */
final class GraphNet {
  private static final List<Long> STRIDE_1 = List.of(1L, 1L, 1L, 1L);

  private final Ops tf;
  private final BenchCase benchCase;
  private final List<Variable<TFloat32>> weights = new ArrayList<>();
  private final Placeholder<TFloat32> x;
  private final Placeholder<TFloat32> y;
  private final Outputs training;
  private final Outputs inference;

  /**
   * The results for a batch.
   *
   * @param probabilities the outputs, [n,10]
   * @param loss the mean cross-entropy of the batch
   * @param hits the number of correctly classified images in the batch
   */
  record Outputs(Operand<TFloat32> probabilities, Operand<TFloat32> loss, Operand<TFloat32> hits) {}

  /** Adds the net to a graph. */
  GraphNet(Graph graph, BenchCase benchCase) {
    tf = Ops.create(graph);
    this.benchCase = benchCase;
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, FashionImages.PIXELS)));
    y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, FashionImages.CLASSES)));
    Operand<TFloat32> features = benchCase.takesImages() ? convolutions() : x;
    List<Variable<TFloat32>> dense = denseWeights();
    inference = outputs(dense(features, dense));
    training = benchCase.dropout() == 0 ? inference : outputs(dense(dropout(features), dense));
  }

  /** Returns the pixels, [n,784]. */
  Placeholder<TFloat32> x() {
    return x;
  }

  /** Returns the labels, one-hot, [n,10]. */
  Placeholder<TFloat32> y() {
    return y;
  }

  /** Returns the results with dropout. */
  Outputs training() {
    return training;
  }

  /** Returns the results without dropout. */
  Outputs inference() {
    return inference;
  }

  /** Returns the number of weights, including biases. */
  long parameters() {
    return weights.stream().mapToLong(each -> each.shape().size()).sum();
  }

  // [n,784] -> [n,28,28,1] -> [n,features]
  private Operand<TFloat32> convolutions() {
    int side = FashionImages.SIDE;
    Operand<TFloat32> images = tf.reshape(x, tf.array(-1, side, side, 1));
    for (Convolution each : benchCase.convolutions()) {
      int size = each.size();
      Variable<TFloat32> w =
          glorotUniform(
              size * size * each.channels(),
              size * size * each.filters(),
              size,
              size,
              each.channels(),
              each.filters());
      Variable<TFloat32> b = zeros(each.filters());
      String padding = each.same() ? "SAME" : "VALID";
      Operand<TFloat32> z = tf.nn.biasAdd(tf.nn.conv2d(images, w, STRIDE_1, padding), b);
      Operand<TInt32> pool = tf.array(1, 2, 2, 1);
      images = tf.nn.maxPool(tf.nn.relu(z), pool, pool, "VALID");
    }
    return tf.reshape(images, tf.array(-1, benchCase.widths().get(0)));
  }

  // x k / (1 - r), where k is 0 with probability r and otherwise 1
  private Operand<TFloat32> dropout(Operand<TFloat32> features) {
    float rate = (float) benchCase.dropout();
    Operand<TFloat32> uniform = tf.random.randomUniform(tf.shape(features), TFloat32.class);
    Operand<TBool> keep = tf.math.greaterEqual(uniform, tf.constant(rate));
    Operand<TFloat32> scaled = tf.math.mul(features, tf.constant(1 / (1 - rate)));
    return tf.math.mul(scaled, tf.dtypes.cast(keep, TFloat32.class));
  }

  private List<Variable<TFloat32>> denseWeights() {
    List<Variable<TFloat32>> dense = new ArrayList<>();
    List<Integer> widths = benchCase.widths();
    for (int layer = 0; layer + 1 < widths.size(); layer++) {
      int in = widths.get(layer);
      int out = widths.get(layer + 1);
      dense.add(glorotUniform(in, out, in, out));
      dense.add(zeros(out));
    }
    return dense;
  }

  // Y = X W + b, [n,in] -> [n,out], with ReLU between the layers
  private Operand<TFloat32> dense(Operand<TFloat32> features, List<Variable<TFloat32>> dense) {
    Operand<TFloat32> outputs = features;
    for (int i = 0; i < dense.size(); i += 2) {
      Operand<TFloat32> inputs = i == 0 ? outputs : tf.nn.relu(outputs);
      outputs = tf.nn.biasAdd(tf.linalg.matMul(inputs, dense.get(i)), dense.get(i + 1));
    }
    return outputs;
  }

  private Outputs outputs(Operand<TFloat32> logits) {
    Operand<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss();
    Operand<TFloat32> loss = tf.math.mean(each, tf.constant(0));
    Operand<TBool> right =
        tf.math.equal(tf.math.argMax(logits, tf.constant(1)), tf.math.argMax(y, tf.constant(1)));
    Operand<TFloat32> hits = tf.reduceSum(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
    return new Outputs(tf.nn.softmax(logits), loss, hits);
  }

  private Variable<TFloat32> zeros(int count) {
    return variable(tf.zeros(tf.array(count), TFloat32.class));
  }

  // uniform in [-limit, limit), limit = sqrt(6 / (fan in + fan out))
  private Variable<TFloat32> glorotUniform(int fanIn, int fanOut, int... shape) {
    float limit = (float) Math.sqrt(6.0 / (fanIn + fanOut));
    Operand<TFloat32> unit = tf.random.randomUniform(tf.array(shape), TFloat32.class);
    return variable(tf.math.mul(tf.math.sub(unit, tf.constant(0.5f)), tf.constant(2 * limit)));
  }

  private Variable<TFloat32> variable(Operand<TFloat32> initial) {
    Variable<TFloat32> variable = tf.variable(initial);
    weights.add(variable);
    return variable;
  }
}
