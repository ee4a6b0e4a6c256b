package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of the lecture that are about one topic.
 *
 * @param notebook the number of the notebook that covers them, such as "04"
 * @param name the topic, in a few words
 * @param range the row or the range of rows, such as "44-47"
 */
record LectureRows(String notebook, String range, String name) {
  /** Returns all rows in the lecture's order. */
  static List<LectureRows> all() throws IOException {
    try (InputStream in = LectureRows.class.getResourceAsStream("lecture-rows.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(parts -> new LectureRows(parts[0], parts[1], parts[2]))
          .toList();
    }
  }

  /** Returns the individual rows, such as "44", "45", "46" and "47". */
  Stream<String> stream() {
    if (!range.contains("-")) {
      return Stream.of(range);
    }
    String[] ends = range.split("-", -1);
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
        .mapToObj(Integer::toString);
  }
}
