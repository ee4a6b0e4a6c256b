package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.Machine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All runs of one call, and what they come to. */
record Results(TrainingOptions options, Machine machine, List<TrainingRun> runs) {
  Results {
    runs = List.copyOf(runs);
  }

  /** The figures of one library on one case, if some run came to its end. */
  Optional<Figures> figures(Load load, BenchCase benchCase, Library library) {
    return Figures.of(runs, load, benchCase, library);
  }

  /** TensorFlow's seconds / the library's: above 1, the library is faster. */
  OptionalDouble ratio(
      Load load, BenchCase benchCase, Library library, ToDoubleFunction<Figures> seconds) {
    return quotient(
        figures(load, benchCase, Library.TENSORFLOW), figures(load, benchCase, library), seconds);
  }

  /** The library's seconds an epoch with a busy neighbour / its own without. */
  OptionalDouble slowdown(BenchCase benchCase, Library library) {
    return quotient(
        figures(Load.BUSY, benchCase, library),
        figures(Load.QUIET, benchCase, library),
        Figures::steady);
  }

  /** Seconds an epoch / the seconds that its matrix products would take at the gemm peak. */
  double timesLimit(BenchCase benchCase, Figures figures) {
    return figures.steady() * machine.gemmPeak() / benchCase.flopsPerEpoch();
  }

  List<TrainingRun> failures() {
    return runs.stream().filter(run -> run.result().isEmpty()).toList();
  }

  /** Did everything come to its end that must? */
  boolean isComplete() {
    return failures().stream().noneMatch(run -> run.job().library().isRequired());
  }

  private static OptionalDouble quotient(
      Optional<Figures> above, Optional<Figures> below, ToDoubleFunction<Figures> seconds) {
    if (above.isEmpty() || below.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        seconds.applyAsDouble(above.get()) / seconds.applyAsDouble(below.get()));
  }
}
