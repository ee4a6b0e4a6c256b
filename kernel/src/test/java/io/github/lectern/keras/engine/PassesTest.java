package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes around a tile of 4096 numbers. */
class PassesTest {
  @ParameterizedTest
  @CsvSource({
    "1,1", "1,4095", "1,4096", "1,4097", "3,5000", "4095,1", "4097,1", "10,1366", "700,10"
  })
  void every_number_is_changed_once(int rows, int columns) {
    Matrix matrix = Matrices.random(rows, columns, 1);
    float[] before = values(matrix).clone();
    Passes.update(matrix, PassesTest::addOne);
    assertArrayEquals(plusOne(before), values(matrix));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,4097", "3,5000", "4097,1", "9000,3", "700,10"})
  void tiles_are_numbered_in_order_and_meet_the_same_rows_of_both(int rows, int columns) {
    Matrix matrix = Matrices.random(rows, columns, 1);
    Matrix beside = Matrices.random(rows, columns, 1);
    boolean[] seen = new boolean[Passes.tiles(matrix)];
    Passes.updateInParallel(
        matrix,
        beside,
        (number, tile, second) -> {
          seen[number] = true;
          assertThat(tile.size()).isLessThanOrEqualTo(Passes.tileSize(matrix));
          for (int i = 0; i < tile.size(); i++) {
            tile.values()[i] -= second.values()[i];
          }
        });
    assertThat(seen).doesNotContain(false);
    assertThat(values(matrix)).containsOnly(0f);
  }

  @Test
  void copy_leaves_the_source_alone() {
    Matrix from = Matrices.random(1000, 5, 2);
    float[] before = values(from).clone();
    Matrix to = Matrix.zeros(1000, 5);
    Passes.copy(from, to, PassesTest::addOne);
    assertArrayEquals(before, values(from));
    assertArrayEquals(plusOne(before), values(to));
  }

  @Test
  void fill_writes_all_rows_in_order() {
    Matrix matrix = Matrices.random(5000, 2, 3);
    int[] next = {0};
    Passes.fill(
        matrix,
        tile -> {
          for (int i = 0; i < tile.size(); i++) {
            tile.values()[i] = next[0]++;
          }
        });
    assertThat(values(matrix)[9999]).isEqualTo(9999f);
    assertThat(values(matrix)[4096]).isEqualTo(4096f);
  }

  @Test
  void tiles_hold_whole_rows() {
    List<Integer> sizes = new ArrayList<>();
    Passes.forEachTile(Matrix.zeros(10, 1366), tile -> sizes.add(tile.rows()));
    assertThat(sizes).containsExactly(2, 2, 2, 2, 2);
  }

  private static void addOne(Tile tile) {
    for (int i = 0; i < tile.size(); i++) {
      tile.values()[i] += 1;
    }
  }

  private static float[] plusOne(float[] values) {
    float[] changed = values.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] += 1;
    }
    return changed;
  }
}
