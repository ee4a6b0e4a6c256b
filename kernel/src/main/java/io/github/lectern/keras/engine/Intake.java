package io.github.lectern.keras.engine;

import io.github.lectern.tensor.Rows;
import java.util.Arrays;

/**
 * Gathers the samples of a batch into a matrix of floats, if wanted while the batch before is still
 * being worked on.
 */
public final class Intake {
  private static final int[] NOTHING = {};

  private final Rows samples;
  private final Team team;
  private Buffer present = new Buffer();
  private Buffer next = new Buffer();
  private int[] prepared = NOTHING;

  /** Gathers such samples by that team. */
  public Intake(Rows samples, Team team) {
    this.samples = samples;
    this.team = team;
  }

  /** Lets helpers that have nothing else to do gather the rows order[from] to order[to - 1]. */
  public void prepare(int[] order, int from, int to) {
    team.finish(); // of what was prepared and not taken
    int[] rows = Arrays.copyOfRange(order, from, to);
    Matrix x = next.rows(rows.length, samples.width(), team);
    int step = TileLoops.rowsInTile(samples.width()); // small parts: a helper is soon free again
    prepared = rows;
    team.begin(
        (rows.length + step - 1) / step,
        part -> {
          int first = part * step;
          gather(rows, first, x.rows(first, Math.min(rows.length, first + step)));
        });
  }

  private void gather(int[] rows, int from, Matrix target) {
    TileLoops.fill(
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
