package io.github.lectern.keras.engine;

import java.util.ArrayDeque;

/**
 * Arrays that each thread reuses. New arrays would have to be cleared, and would come from main
 * memory instead of the cache.
 */
public final class Scratch {
  private static final ThreadLocal<ArrayDeque<float[]>> FREE =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Scratch() {}

  /** Returns an array of at least the given size, which may contain numbers from its last use. */
  public static float[] take(int size) {
    if (size > TileLoops.TILE) {
      return new float[size];
    }
    float[] array = FREE.get().poll();
    return array == null ? new float[TileLoops.TILE] : array;
  }

  /** Gives back an array that the caller no longer uses. */
  public static void giveBack(float[] array) {
    if (array.length == TileLoops.TILE) {
      FREE.get().push(array);
    }
  }
}
