package io.github.lectern.bench.ours;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.bench.protocol.Peer;
import io.github.lectern.bench.protocol.PeerProgram;
import io.github.lectern.bench.protocol.Score;
import io.github.lectern.bench.protocol.TrainingClock;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs one case in the DSL, as a notebook does, on uint8 pixels. */
public final class OursProgram implements Peer {
  private static final long SEED = 43052;

  private final FashionMnist data = FashionMnist.load();
  private final INDArray x = flat(data.xTrain());
  private final INDArray y = toCategorical(data.yTrain());
  private final INDArray testX = flat(data.xTest());
  private final INDArray testY = toCategorical(data.yTest());
  private final Sequential net = new Sequential();
  private final int batch;

  private OursProgram(BenchCase benchCase) {
    batch = benchCase.batchSize();
    setSeed(SEED);
    for (int width : benchCase.hidden()) {
      net.add(new Dense(width, activation("relu")));
    }
    net.add(new Dense(FashionImages.CLASSES, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
  }

  /** Runs the case named on the command line. */
  public static void main(String[] args) throws IOException {
    Nd4j.create(1); // the kernel also loads ND4J before the first cell
    PeerProgram.run(args, OursProgram::new);
  }

  private static INDArray flat(INDArray images) {
    return images.reshape(-1, FashionImages.PIXELS);
  }

  @Override
  public String version() {
    return "Lectern";
  }

  @Override
  public void fit(TrainingClock clock) {
    ClockCallback timing = new ClockCallback(clock);
    net.fit(x, y, epochs(Integer.MAX_VALUE), batchSize(batch), verbose(0), callbacks(timing));
  }

  @Override
  public Score evaluate() {
    Evaluation evaluation = net.evaluate(testX, testY, verbose(0));
    return new Score(evaluation.loss(), evaluation.get("accuracy"));
  }

  @Override
  public float[] predict() {
    return net.predict(testX).data().asFloat();
  }
}
