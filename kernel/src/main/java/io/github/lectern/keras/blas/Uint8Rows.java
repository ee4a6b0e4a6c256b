package io.github.lectern.keras.blas;

import io.github.lectern.tensor.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Reads rows of uint8 as floats by oneDNN, in vector instructions, which C2 of JDK 17 does not make
 * of such a loop. Several threads may read at the same time.
 */
public final class Uint8Rows {
  private static final int LARGE = 4_000_000;
  private static final int ROWS_AT_ONCE = 16;
  private static final int FEWEST_NUMBERS = 4_096;
  private static final int MOST_NUMBERS = 65_536;

  private final Rows rows;

  /** Of each thread, for as many numbers as it reads in one call. */
  private final Map<Thread, Map<Integer, Uint8ToFloat32>> conversions = new ConcurrentHashMap<>();

  private Uint8Rows(Rows rows) {
    this.rows = rows;
  }

  /** A reader of these rows, if they are of uint8, and it is worth while to have oneDNN for it. */
  public static Optional<Uint8Rows> of(Rows rows) {
    return rows.areUint8() && (OneDnn.isLoaded() || (isLarge(rows) && OneDnn.isUsable()))
        ? Optional.of(new Uint8Rows(rows))
        : Optional.empty();
  }

  /** Whether reading them makes up for loading oneDNN. */
  private static boolean isLarge(Rows rows) {
    return (long) rows.count() * rows.width() >= LARGE;
  }

  /** How many rows are best read in one call; of batches of 32, fewer took longer. */
  public int atOnce() {
    int width = Math.max(1, rows.width());
    return Math.max(
        1, Math.min(Math.max(ROWS_AT_ONCE, FEWEST_NUMBERS / width), MOST_NUMBERS / width));
  }

  /**
   * Reads the rows order[from] to order[to - 1], one after the other.
   *
   * @param target has room for (to - from) * width floats
   */
  public void read(int[] order, int from, int to, FloatPointer target) {
    Uint8ToFloat32 conversion = conversion(Math.multiplyExact(to - from, rows.width()));
    rows.copyUint8(order, from, to, conversion.numbers());
    conversion.write(target);
  }

  private Uint8ToFloat32 conversion(int count) {
    return conversions
        .computeIfAbsent(Thread.currentThread(), thread -> new HashMap<>())
        .computeIfAbsent(count, Uint8ToFloat32::new);
  }
}
