package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.Machine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All runs of a benchmark, and the figures computed from them. */
record Results(TrainingOptions options, Machine machine, List<TrainingRun> runs) {
  Results {
    runs = List.copyOf(runs);
  }

  /** Returns the figures of one library for one case, if at least one run succeeded. */
  Optional<Figures> figures(Load load, BenchCase benchCase, Library library) {
    return Figures.of(runs, load, benchCase, library);
  }

  /** Returns TensorFlow's seconds divided by the library's; above 1, the library is faster. */
  OptionalDouble ratio(
      Load load, BenchCase benchCase, Library library, ToDoubleFunction<Figures> seconds) {
    return quotient(
        figures(load, benchCase, Library.TENSORFLOW), figures(load, benchCase, library), seconds);
  }

  /**
   * Returns the library's seconds per epoch alongside the busy process, divided by those when
   * quiet.
   */
  OptionalDouble slowdown(BenchCase benchCase, Library library) {
    return quotient(
        figures(Load.BUSY, benchCase, library),
        figures(Load.QUIET, benchCase, library),
        Figures::steady);
  }

  /**
   * Returns the seconds per epoch, divided by the seconds that the epoch's matrix products would
   * take at the GEMM peak.
   */
  double timesLimit(BenchCase benchCase, Figures figures) {
    return figures.steady() * machine.gemmPeak() / benchCase.flopsPerEpoch();
  }

  List<TrainingRun> failures() {
    return runs.stream().filter(run -> run.result().isEmpty()).toList();
  }

  /** Returns whether all runs of the required libraries succeeded. */
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
