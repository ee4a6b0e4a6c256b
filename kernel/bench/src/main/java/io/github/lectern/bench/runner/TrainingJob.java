package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.TrainingBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process to run.
 *
 * @param round the number of the round, from 1
 */
record TrainingJob(Load load, int round, BenchCase benchCase, Library library) {
  private static final int FEWEST = 3;
  private static final int MOST = 30;
  private static final Duration BUDGET = Duration.ofSeconds(10);

  /**
   * Returns all processes in order. The libraries take turns, and each round starts with a
   * different library.
   */
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

  /** Returns whether both jobs belong to the same round. */
  boolean isOfRound(TrainingJob other) {
    return load == other.load && round == other.round;
  }

  /** Returns the budget, which allows for 2 to 29 epochs after the first. */
  TrainingBudget effort() {
    return new TrainingBudget(FEWEST, MOST, BUDGET, library.epochLimit());
  }

  @Override
  public String toString() {
    return "%s round %d, %s, %s".formatted(load.label(), round, benchCase.name(), library.label());
  }
}
