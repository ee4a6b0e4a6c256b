package io.github.lectern.keras.engine;

import java.util.ArrayDeque;

/**
 * Arrays that a thread uses again and again: fresh ones would have to be cleared, and fetched from
 * memory instead of the cache.
 */
public final class Scratch {
  private static final ThreadLocal<ArrayDeque<float[]>> FREE =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Scratch() {}

  /** An array of at least that size, with whatever its last use left in it. */
  public static float[] take(int size) {
    float[] array = FREE.get().poll();
    return array == null || array.length < size ? new float[Math.max(size, TileLoops.TILE)] : array;
  }

  /** Gives an array back that is not used any more. */
  public static void giveBack(float[] array) {
    if (array.length == TileLoops.TILE) {
      FREE.get().push(array);
    }
  }
}
