package io.github.lectern.bench.curves;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cost of a span as one parameter varies. All other parameters are those of {@link
 * Setting#net2()}, unless the name of a line says otherwise.
 *
 * @param name such as "width", used for the plot's file and in the JSON
 * @param varied the description of the varied parameter
 */
record Curve(String name, String varied, Span span, List<Line> lines) {
  private static final int DEEPEST = 8;

  Curve {
    lines = List.copyOf(lines);
  }

  /** Returns all curves for a machine with the given number of processors. */
  static List<Curve> all(int processors) {
    return List.of(batch(), width(), depth(), samples(), workers(processors));
  }

  private static Curve batch() {
    Line line =
        new Line(
            "784-500-500-10",
            List.of(8, 16, 32, 64, 128, 256, 512, 1200, 2400, 4800),
            batch -> Setting.net2().withBatchSize(batch));
    return new Curve("batch", "images per batch", Span.STEP, List.of(line));
  }

  private static Curve width() {
    List<Integer> widths = List.of(30, 60, 125, 250, 500, 1000, 2000);
    return new Curve(
        "width",
        "units in each of two hidden layers",
        Span.STEP,
        smallAndLarge(widths, Setting::withWidth));
  }

  private static Curve depth() {
    return new Curve(
        "depth",
        "hidden layers of 500 units",
        Span.STEP,
        smallAndLarge(IntStream.rangeClosed(1, DEEPEST).boxed().toList(), Setting::withDepth));
  }

  private static Curve samples() {
    List<Integer> samples = List.of(3_000, 6_000, 12_000, 30_000, 60_000);
    Line line = new Line("batch 1200", samples, count -> Setting.net2().withSamples(count));
    return new Curve("samples", "training images", Span.EPOCH, List.of(line));
  }

  private static Curve workers(int processors) {
    return new Curve(
        "workers",
        "workers",
        Span.STEP,
        smallAndLarge(workerCounts(processors), Setting::withWorkers));
  }

  /** Returns the powers of two below the number of processors, and that number at the end. */
  static List<Integer> workerCounts(int processors) {
    return IntStream.concat(
            IntStream.iterate(1, workers -> workers < processors, workers -> 2 * workers),
            IntStream.of(processors))
        .boxed()
        .toList();
  }

  private static List<Line> smallAndLarge(List<Integer> values, Variation variation) {
    return Stream.of(32, 1200)
        .map(
            batch ->
                new Line(
                    "batch " + batch,
                    values,
                    value -> variation.apply(Setting.net2().withBatchSize(batch), value)))
        .toList();
  }

  /** Changes one parameter of a setting. */
  private interface Variation {
    Setting apply(Setting setting, int value);
  }
}
