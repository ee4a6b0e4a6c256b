package io.github.lectern.keras.models;

import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The random streams of a compiled model's training function, which keeps them over several fits.
 */
final class TrainingStreams {
  private Optional<FunctionStreams> traced;
  private long seedings;

  /** Those of a function that is traced at the first fit. */
  TrainingStreams() {
    traced = Optional.empty();
  }

  /** Those of a function that has run before. */
  TrainingStreams(FunctionStreams streams) {
    traced = Optional.of(streams);
    seedings = Session.current().seedings();
  }

  /** Gives each random operation of a fit its stream. */
  Supplier<PhiloxStream> next() {
    Session session = Session.current();
    if (traced.isEmpty()) {
      traced = Optional.of(new FunctionStreams(session.seed()));
    } else if (seedings != session.seedings()) {
      traced.get().startOver();
    }
    seedings = session.seedings();
    return traced.get().inOrder();
  }

  /** The streams, if a fit has begun. */
  Optional<FunctionStreams> traced() {
    return traced;
  }
}
