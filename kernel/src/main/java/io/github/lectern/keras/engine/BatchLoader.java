package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Uint8Conversion;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;

/**
 * Gathers the samples of each batch into a float matrix. On request, it prepares the next batch in
 * the background while the current one is in use.
 */
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

  /**
   * Prepares the rows order[from] to order[to - 1] as the next batch. Idle threads of the workspace
   * gather them during the next parallel loops.
   */
  public void prepare(int[] order, int from, int to) {
    workspace.finishBackground(); // a batch may have been prepared but not taken
    int[] rows = Arrays.copyOfRange(order, from, to);
    Matrix x = next.rows(rows.length, samples.width(), workspace);
    int step = 4 * TileLoops.rowsInTile(samples.width()); // so that no part takes long
    prepared = rows;
    workspace.startBackground(
        rows.length, step, (first, end) -> gather(rows, first, x.rows(first, end)));
  }

  private void gather(int[] rows, int from, Matrix target) {
    if (samples.areUint8()) {
      int to = from + target.rows();
      Uint8Conversion.convert(
          target.rows() * target.columns(),
          bytes -> samples.copyUint8(rows, from, to, bytes),
          target.pointer(0, 0));
      return;
    }
    TileLoops.fill(
        target,
        tile -> {
          int first = from + tile.row();
          samples.read(rows, first, first + tile.rows(), tile.values());
        });
  }

  /**
   * Returns the rows order[from] to order[to - 1] as a matrix [to - from, width], which is valid
   * until the next call to this method.
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
