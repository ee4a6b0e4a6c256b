package io.github.lectern.keras.engine;

import io.github.lectern.tensor.Rows;
import java.util.Arrays;

/** Gathers the samples of batches as floats; on request, in the background of the batch before. */
public final class BatchLoader {
  private static final int[] NOTHING = {};

  private final Rows samples;
  private final Workspace workspace;
  private Buffer present = new Buffer();
  private Buffer next = new Buffer();
  private int[] prepared = NOTHING;

  /** Creates a loader whose background work is done by idle threads of the workspace. */
  public BatchLoader(Rows samples, Workspace workspace) {
    this.samples = samples;
    this.workspace = workspace;
  }

  /** Lets idle threads gather the rows order[from] to order[to - 1]. */
  public void prepare(int[] order, int from, int to) {
    workspace.finishBackground(); // of a batch that was prepared but not taken
    int[] rows = Arrays.copyOfRange(order, from, to);
    Matrix x = next.rows(rows.length, samples.width(), workspace);
    int step = 4 * TileLoops.rowsInTile(samples.width()); // small, so that a thread is soon free
    prepared = rows;
    workspace.startBackground(
        rows.length, step, (first, end) -> gather(rows, first, x.rows(first, end)));
  }

  private void gather(int[] rows, int from, Matrix target) {
    TileLoops.fill(
        target,
        tile -> {
          int first = from + tile.row();
          samples.read(rows, first, first + tile.rows(), tile.values());
        });
  }

  /**
   * Returns the rows order[from] to order[to - 1], [to - from, width]; valid until the next call.
   */
  public Matrix take(int[] order, int from, int to) {
    if (!Arrays.equals(prepared, 0, prepared.length, order, from, to)) {
      prepare(order, from, to);
    }
    workspace.finishBackground();
    prepared = NOTHING;
    Buffer taken = next;
    next = present;
    present = taken;
    return taken.rows(to - from, samples.width(), workspace);
  }
}
