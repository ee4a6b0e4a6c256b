package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests loops over matrices whose sizes are close to that of a tile, 4096 numbers. */
class TileLoopsTest {
  @ParameterizedTest
  @CsvSource({
    "1,1", "1,4095", "1,4096", "1,4097", "3,5000", "4095,1", "4097,1", "10,1366", "700,10"
  })
  void every_number_is_changed_once(int rows, int columns) {
    Matrix matrix = Matrices.random(rows, columns, 1);
    float[] before = values(matrix).clone();
    TileLoops.update(matrix, TileLoopsTest::addOne);
    assertArrayEquals(plusOne(before), values(matrix));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,4097", "3,5000", "4097,1", "9000,3", "700,10"})
  void tiles_hold_the_same_rows_of_both(int rows, int columns) {
    Matrix matrix = Matrices.random(rows, columns, 1);
    Matrix beside = Matrices.random(rows, columns, 1);
    TileLoops.update(
        matrix,
        beside,
        (tile, second) -> {
          assertThat(tile.row()).isEqualTo(second.row());
          for (int i = 0; i < tile.size(); i++) {
            tile.values()[i] -= second.values()[i];
          }
        });
    assertThat(values(matrix)).containsOnly(0f);
  }

  @Test
  void nested_loops_have_their_own_tiles() {
    Matrix outer = Matrices.random(100, 40, 1);
    Matrix inner = Matrices.random(100, 40, 2);
    float[] expected = values(outer).clone();
    TileLoops.update(
        outer,
        tile -> {
          TileLoops.update(inner, TileLoopsTest::addOne);
          for (int i = 0; i < tile.size(); i++) {
            assertThat(tile.values()[i]).isEqualTo(expected[tile.row() * 40 + i]);
          }
        });
  }

  @Test
  void copy_leaves_the_source_alone() {
    Matrix from = Matrices.random(1000, 5, 2);
    float[] before = values(from).clone();
    Matrix to = Matrix.zeros(1000, 5);
    TileLoops.copy(from, to, TileLoopsTest::addOne);
    assertArrayEquals(before, values(from));
    assertArrayEquals(plusOne(before), values(to));
  }

  @Test
  void fill_writes_all_rows_in_order() {
    Matrix matrix = Matrices.random(5000, 2, 3);
    int[] next = {0};
    TileLoops.fill(
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
  void tiles_hold_whole_rows_a_power_of_two_and_at_most_64() {
    assertThat(rowsOfTiles(10, 1366)).containsExactly(2, 2, 2, 2, 2);
    assertThat(rowsOfTiles(5, 700)).containsExactly(4, 1);
    assertThat(rowsOfTiles(70, 10)).containsExactly(64, 6);
    assertThat(rowsOfTiles(2, 10_000)).containsExactly(1, 1);
  }

  @Test
  void parts_hold_whole_tiles_and_are_not_too_small() {
    assertThat(TileLoops.rowsInPart(32, 784)).isEqualTo(8);
    assertThat(TileLoops.rowsInPart(1200, 784)).isEqualTo(148);
    assertThat(TileLoops.rowsInPart(32, 30)).isGreaterThanOrEqualTo(32);
    assertThat(TileLoops.rowsInPart(5, 100_000)).isEqualTo(1);
  }

  private static List<Integer> rowsOfTiles(int rows, int columns) {
    List<Integer> sizes = new ArrayList<>();
    TileLoops.fill(Matrix.zeros(rows, columns), tile -> sizes.add(tile.rows()));
    return sizes;
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
