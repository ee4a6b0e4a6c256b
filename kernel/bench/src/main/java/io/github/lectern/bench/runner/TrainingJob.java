package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.TrainingBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One process to run.
 *
 * @param round from 1
 */
record TrainingJob(Load load, int round, BenchCase benchCase, Library library) {
  private static final int FEWEST = 3;
  private static final int MOST = 30;
  private static final Duration BUDGET = Duration.ofSeconds(10);

  /** All processes in their order: the libraries take turns, and another begins each round. */
  static List<TrainingJob> schedule(TrainingOptions options) {
    List<TrainingJob> jobs = new ArrayList<>();
    for (Load load : options.loads()) {
      for (int round = 1; round <= options.rounds(); round++) {
        List<Library> turn = new ArrayList<>(options.libraries());
        Collections.rotate(turn, -(round - 1));
        for (BenchCase benchCase : options.cases()) {
          for (Library library : turn) {
            jobs.add(new TrainingJob(load, round, benchCase, library));
          }
        }
      }
    }
    return jobs;
  }

  /** Whether it belongs to the same round. */
  boolean isOfRound(TrainingJob other) {
    return load == other.load && round == other.round;
  }

  /** At least two steady epochs, and up to 29 of the fast ones. */
  TrainingBudget effort() {
    return new TrainingBudget(FEWEST, MOST, BUDGET, library.epochLimit());
  }

  @Override
  public String toString() {
    return "%s round %d, %s, %s".formatted(load.label(), round, benchCase.name(), library.label());
  }
}
