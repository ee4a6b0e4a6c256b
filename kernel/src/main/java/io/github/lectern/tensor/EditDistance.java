package io.github.lectern.tensor;

/** Computes the Damerau-Levenshtein distance (optimal string alignment) between two texts. */
public final class EditDistance {
  private EditDistance() {}

  /**
   * Returns the smallest number of edits that turn one text into the other. An edit inserts,
   * deletes or replaces one character, or swaps two adjacent characters.
   */
  public static int between(String a, String b) {
    // d_ij = min(d_i-1,j + 1, d_i,j-1 + 1, d_i-1,j-1 + [a_i != b_j]); for a swap, d_i-2,j-2 + 1
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
