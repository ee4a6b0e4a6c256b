package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Uint8Rows;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gathers the samples of a batch into a matrix of floats, if wanted while the batch before is still
 * being worked on.
 */
public final class Intake {
  private static final int[] NOTHING = {};

  private final Rows samples;
  private final Team team;
  private final Optional<Uint8Rows> uint8;
  private Buffer present = new Buffer();
  private Buffer next = new Buffer();
  private int[] prepared = NOTHING;

  /** Gathers such samples by that team. */
  public Intake(Rows samples, Team team) {
    this.samples = samples;
    this.team = team;
    uint8 = Uint8Rows.of(samples);
  }

  /** Lets helpers that have nothing else to do gather the rows order[from] to order[to - 1]. */
  public void prepare(int[] order, int from, int to) {
    team.finish(); // of what was prepared and not taken
    int[] rows = Arrays.copyOfRange(order, from, to);
    Matrix x = next.rows(rows.length, samples.width(), team);
    // small parts: a helper is soon free again
    int step = uint8.map(Uint8Rows::atOnce).orElse(Passes.rowsInTile(samples.width()));
    prepared = rows;
    team.begin(
        (rows.length + step - 1) / step,
        part -> {
          int first = part * step;
          gather(rows, first, x.rows(first, Math.min(rows.length, first + step)));
        });
  }

  private void gather(int[] rows, int from, Matrix target) {
    if (uint8.isPresent()) {
      uint8.get().read(rows, from, from + target.rows(), target.pointer(0, 0));
      return;
    }
    Passes.fill(
        target,
        tile -> {
          int first = from + tile.row();
          samples.read(rows, first, first + tile.rows(), tile.values());
        });
  }

  /** The rows order[from] to order[to - 1], [to - from, width]; valid until the next batch. */
  public Matrix take(int[] order, int from, int to) {
    if (!Arrays.equals(prepared, 0, prepared.length, order, from, to)) {
      prepare(order, from, to);
    }
    team.finish();
    prepared = NOTHING;
    Buffer taken = next;
    next = present;
    present = taken;
    return taken.rows(to - from, samples.width(), team);
  }
}
