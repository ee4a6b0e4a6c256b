package io.github.lectern.bench.tensorflow;

import io.github.lectern.bench.protocol.FashionImages;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Dense layers with ReLU, and their loss and accuracy, as operations of a graph.
 *
 * @param x the pixels, [n,784]
 * @param y the labels, one-hot, [n,10]
 * @param probabilities the outputs, [n,10]
 * @param loss the mean cross-entropy of the batch
 * @param hits the number of correctly classified images in the batch
 */
record DenseNet(
    Placeholder<TFloat32> x,
    Placeholder<TFloat32> y,
    Operand<TFloat32> probabilities,
    Operand<TFloat32> loss,
    Operand<TFloat32> hits) {

  /** Adds the net to a graph. */
  static DenseNet in(Graph graph, List<Integer> widths) {
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> x =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, widths.get(0))));
    Placeholder<TFloat32> y =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, FashionImages.CLASSES)));
    Operand<TFloat32> logits = logits(tf, x, widths);
    Operand<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss();
    Operand<TFloat32> loss = tf.math.mean(each, tf.constant(0));
    Operand<TBool> right =
        tf.math.equal(tf.math.argMax(logits, tf.constant(1)), tf.math.argMax(y, tf.constant(1)));
    Operand<TFloat32> hits = tf.reduceSum(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
    return new DenseNet(x, y, tf.nn.softmax(logits), loss, hits);
  }

  private static Operand<TFloat32> logits(Ops tf, Operand<TFloat32> x, List<Integer> widths) {
    Operand<TFloat32> y = x;
    for (int layer = 0; layer + 1 < widths.size(); layer++) {
      if (layer > 0) {
        y = tf.nn.relu(y);
      }
      y = dense(tf, y, widths.get(layer), widths.get(layer + 1));
    }
    return y;
  }

  // Y = X W + b, [n,in] -> [n,out]
  private static Operand<TFloat32> dense(Ops tf, Operand<TFloat32> x, int in, int out) {
    Variable<TFloat32> w = tf.variable(glorotUniform(tf, in, out));
    Variable<TFloat32> b = tf.variable(tf.zeros(tf.array(out), TFloat32.class));
    return tf.nn.biasAdd(tf.linalg.matMul(x, w), b);
  }

  // uniform in [-limit, limit), limit = sqrt(6 / (in + out))
  private static Operand<TFloat32> glorotUniform(Ops tf, int in, int out) {
    float limit = (float) Math.sqrt(6.0 / (in + out));
    Operand<TFloat32> unit = tf.random.randomUniform(tf.array(in, out), TFloat32.class);
    return tf.math.mul(tf.math.sub(unit, tf.constant(0.5f)), tf.constant(2 * limit));
  }
}
