package io.github.lectern.bench.ours;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.BenchCase.Convolution;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.bench.protocol.Peer;
import io.github.lectern.bench.protocol.PeerProgram;
import io.github.lectern.bench.protocol.Score;
import io.github.lectern.bench.protocol.TrainingClock;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.layers.Conv2D;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.MaxPooling2D;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs one case in the DSL, as a notebook does, on uint8 pixels. */
public final class OursProgram implements Peer {
  private static final long SEED = 43052;

  private final FashionMnist data = FashionMnist.load();
  private final INDArray x;
  private final INDArray y = toCategorical(data.yTrain());
  private final INDArray testX;
  private final INDArray testY = toCategorical(data.yTest());
  private final Sequential net = new Sequential();
  private final int batch;

  private OursProgram(BenchCase benchCase) {
    batch = benchCase.batchSize();
    x = samples(data.xTrain(), benchCase);
    testX = samples(data.xTest(), benchCase);
    setSeed(SEED);
    if (benchCase.takesImages()) {
      addConvolutions(benchCase);
    }
    for (int width : benchCase.hidden()) {
      net.add(new Dense(width, activation("relu")));
    }
    net.add(new Dense(FashionImages.CLASSES, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
  }

  private void addConvolutions(BenchCase benchCase) {
    for (Convolution each : benchCase.convolutions()) {
      String border = each.same() ? "same" : "valid";
      net.add(new Conv2D(each.filters(), each.size(), activation("relu"), padding(border)));
      net.add(new MaxPooling2D(2));
    }
    net.add(new Flatten());
    if (benchCase.dropout() > 0) {
      net.add(new Dropout(benchCase.dropout()));
    }
  }

  /** Runs the case named on the command line. */
  public static void main(String[] args) throws IOException {
    Nd4j.create(1); // the kernel also loads ND4J before the first cell
    PeerProgram.run(args, OursProgram::new);
  }

  private static INDArray samples(INDArray images, BenchCase benchCase) {
    int side = FashionImages.SIDE;
    return benchCase.takesImages()
        ? images.reshape(-1, side, side, 1)
        : images.reshape(-1, FashionImages.PIXELS);
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
  public long parameters() {
    return net.countParams();
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
