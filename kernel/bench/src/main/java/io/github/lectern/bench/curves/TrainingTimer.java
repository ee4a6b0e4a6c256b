package io.github.lectern.bench.curves;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.clearSession;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Times training runs of the DSL, as in a notebook, on the uint8 pixels of Fashion-MNIST. */
final class TrainingTimer {
  private static final long SEED = 43052;
  private static final String WORKERS = "lectern.workers";

  private final MeasurementPlan plan;
  private final INDArray x;
  private final INDArray y;

  TrainingTimer(MeasurementPlan plan) {
    this.plan = plan;
    FashionMnist data = FashionMnist.load();
    x = data.xTrain().reshape(-1, FashionImages.PIXELS);
    y = toCategorical(data.yTrain());
  }

  /** Times the spans of one fit. */
  SpanTiming time(Setting setting, Span span) {
    Sequential net = net(setting.net());
    FitClock clock = new FitClock(span, setting.fullSteps(), plan, System::nanoTime);
    System.setProperty(WORKERS, Integer.toString(setting.workers()));
    net.fit(
        first(x, setting.samples()),
        first(y, setting.samples()),
        epochs(Integer.MAX_VALUE),
        batchSize(setting.net().batchSize()),
        verbose(0),
        callbacks(clock));
    return SpanTiming.of(clock.seconds());
  }

  /** Times a separate fit for each value of a line. */
  List<SpanTiming> time(Line line, Span span) {
    return line.values().stream().map(value -> time(line.setting().apply(value), span)).toList();
  }

  private static Sequential net(BenchCase shape) {
    clearSession();
    setSeed(SEED);
    Sequential net = new Sequential();
    for (int width : shape.hidden()) {
      net.add(new Dense(width, activation("relu")));
    }
    net.add(new Dense(FashionImages.CLASSES, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
    return net;
  }

  private static INDArray first(INDArray rows, int count) {
    return count == rows.size(0)
        ? rows
        : rows.get(NDArrayIndex.interval(0, count), NDArrayIndex.all());
  }
}
