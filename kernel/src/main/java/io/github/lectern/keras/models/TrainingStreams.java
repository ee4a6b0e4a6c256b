package io.github.lectern.keras.models;

import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The random streams of a compiled model's training function, which continue from one call to
 * {@code fit} to the next.
 */
final class TrainingStreams {
  private Optional<FunctionStreams> traced;
  private long seedings;

  /** Creates the streams of a function that is traced in the first call to {@code fit}. */
  TrainingStreams() {
    traced = Optional.empty();
  }

  /** Continues the streams of a function that has run before. */
  TrainingStreams(FunctionStreams streams) {
    traced = Optional.of(streams);
    seedings = Session.current().seedings();
  }

  /**
   * Returns the streams for one call to {@code fit}, one for each random operation. They start over
   * if the session's seed has been set since the previous call.
   */
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

  /** Returns the streams, if training has begun. */
  Optional<FunctionStreams> traced() {
    return traced;
  }
}
