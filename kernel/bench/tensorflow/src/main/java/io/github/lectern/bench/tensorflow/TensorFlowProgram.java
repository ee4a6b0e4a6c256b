package io.github.lectern.bench.tensorflow;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.bench.protocol.Peer;
import io.github.lectern.bench.protocol.PeerProgram;
import io.github.lectern.bench.protocol.Score;
import io.github.lectern.bench.protocol.TrainingClock;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** Runs one case as a graph in a session, with the Adam of tensorflow-framework. */
public final class TensorFlowProgram implements Peer {
  private static final int TEST_BATCH = 32;

  private final FashionImages training = FashionImages.training();
  private final FashionImages test = FashionImages.test();
  private final Graph graph = new Graph();
  private final Session session = new Session(graph);
  private final GraphNet net;
  private final int batchSize;

  private TensorFlowProgram(BenchCase benchCase) throws IOException {
    net = new GraphNet(graph, benchCase);
    batchSize = benchCase.batchSize();
  }

  /** Runs the case named on the command line. */
  public static void main(String[] args) throws IOException {
    PeerProgram.run(args, TensorFlowProgram::new);
  }

  @Override
  public String version() {
    return "TensorFlow " + TensorFlow.version();
  }

  @Override
  public void fit(TrainingClock clock) {
    // Keras' defaults; the framework's own epsilon is 1e-8
    Op step = new Adam(graph, 0.001f, 0.9f, 0.999f, 1e-7f).minimize(net.training().loss());
    Random random = new Random(43052);
    int[] order = IntStream.range(0, training.count()).toArray();
    try (Batch batch = new Batch(training, batchSize)) {
      while (clock.wantsEpoch()) {
        shuffle(order, random);
        Totals totals = new Totals();
        for (int from = 0; from < order.length; from += batchSize) {
          totals.add(batch.fill(order, from), runner(batch, net.training()).addTarget(step));
          clock.stepEnded();
        }
        clock.epochEnded(totals.loss(), totals.accuracy());
      }
    }
  }

  @Override
  public long parameters() {
    return net.parameters();
  }

  @Override
  public Score evaluate() {
    int[] order = IntStream.range(0, test.count()).toArray();
    Totals totals = new Totals();
    try (Batch batch = new Batch(test, TEST_BATCH)) {
      for (int from = 0; from < order.length; from += TEST_BATCH) {
        totals.add(batch.fill(order, from), runner(batch, net.inference()));
      }
    }
    return new Score(totals.loss(), totals.accuracy());
  }

  @Override
  public float[] predict() {
    int[] order = IntStream.range(0, test.count()).toArray();
    float[] probabilities = new float[order.length * FashionImages.CLASSES];
    try (Batch batch = new Batch(test, TEST_BATCH)) {
      for (int from = 0; from < order.length; from += TEST_BATCH) {
        int count = batch.fill(order, from);
        try (Result result =
            session
                .runner()
                .feed(net.x(), batch.x())
                .fetch(net.inference().probabilities())
                .run()) {
          ((TFloat32) result.get(0))
              .asRawTensor()
              .data()
              .asFloats()
              .read(probabilities, from * FashionImages.CLASSES, count * FashionImages.CLASSES);
        }
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private Session.Runner runner(Batch batch, GraphNet.Outputs outputs) {
    return session
        .runner()
        .feed(net.x(), batch.x())
        .feed(net.y(), batch.y())
        .fetch(outputs.loss())
        .fetch(outputs.hits());
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
