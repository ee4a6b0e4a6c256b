package io.github.lectern.jupyter.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ValueFormatterTest {
  @Test
  void arrays_show_their_elements() {
    assertThat(ValueFormatter.of(new int[] {1, 2, 3})).isEqualTo("[1, 2, 3]");
    assertThat(ValueFormatter.of(new String[] {"a", null})).isEqualTo("[a, null]");
    assertThat(ValueFormatter.of(new boolean[0])).isEqualTo("[]");
    assertThat(ValueFormatter.of(new byte[] {-1, 2})).isEqualTo("[-1, 2]");
  }

  @Test
  void nested_arrays_show_one_row_per_line() {
    assertThat(ValueFormatter.of(new int[][][] {{{1}, {2}}, {{3}, {4}}}))
        .isEqualTo("[[[1],\n  [2]],\n [[3],\n  [4]]]");
  }

  @Test
  void flat_lists_and_maps_look_as_java_prints_them() {
    List<Object> list = Arrays.asList(1, "two", null, 4.0);
    Map<String, Integer> map = new LinkedHashMap<>(Map.of("a", 1));

    assertThat(ValueFormatter.of(list)).isEqualTo(list.toString());
    assertThat(ValueFormatter.of(map)).isEqualTo(map.toString());
    assertThat(ValueFormatter.of(new TreeSet<>(List.of(3, 1, 2)))).isEqualTo("[1, 2, 3]");
  }

  @Test
  void a_map_of_lists_shows_one_entry_per_line() {
    Map<String, List<Double>> history = new LinkedHashMap<>();
    history.put("loss", List.of(32.5, 2.4));
    history.put("accuracy", List.of(.37, .39));

    assertThat(ValueFormatter.of(history)).isEqualTo("{loss=[32.5, 2.4],\n accuracy=[0.37, 0.39]}");
  }

  @Test
  void arrays_inside_collections_are_readable() {
    assertThat(ValueFormatter.of(List.of(new int[] {1, 2}, new int[] {3})))
        .isEqualTo("[[1, 2],\n [3]]");
    assertThat(ValueFormatter.of(Map.of("w", new int[][] {{1}, {2}})))
        .isEqualTo("{w=[[1],\n    [2]]}");
  }

  @Test
  void a_tensor_is_printed_as_numpy_prints_it() {
    assertThat(ValueFormatter.of(Nd4j.createFromArray(new float[][] {{1, 2.5f}, {3, 4}})))
        .isEqualTo("array([[1. , 2.5],\n       [3. , 4. ]], dtype=float32)");
  }

  @Test
  void tensors_in_a_list_are_shown_below_one_another() {
    List<Object> weights =
        List.of(
            Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}), Nd4j.createFromArray(0.5, 1));

    assertThat(ValueFormatter.of(weights))
        .isEqualTo("[array([[1., 2.],\n        [3., 4.]]),\n array([0.5, 1. ])]");
  }

  @Test
  void a_hundred_values_are_shown_in_full() {
    assertThat(ValueFormatter.of(new int[100])).doesNotContain("more").hasSize(300);
  }

  @Test
  void longer_arrays_show_the_first_twenty_and_the_last_three() {
    String text = ValueFormatter.of(IntStream.range(0, 60_000).toArray());

    assertThat(text)
        .startsWith("[0, 1, 2, ")
        .endsWith(", 18, 19, ... 59,977 more ..., 59997, 59998, 59999]");
  }

  @Test
  void lists_sets_and_maps_are_cut_in_the_same_way() {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    Map<Integer, Integer> squares = new LinkedHashMap<>();
    numbers.forEach(i -> squares.put(i, i * i));

    assertThat(ValueFormatter.of(numbers)).endsWith("19, ... 977 more ..., 997, 998, 999]");
    assertThat(ValueFormatter.of(new TreeSet<>(numbers))).isEqualTo(ValueFormatter.of(numbers));
    assertThat(ValueFormatter.of(squares))
        .endsWith("19=361, ... 977 more ..., 997=994009, 998=996004, 999=998001}");
  }

  @Test
  void many_rows_show_the_first_five_and_the_last_three() {
    String text = ValueFormatter.of(new double[1000][2]);

    assertThat(text.lines()).hasSize(9).contains(" ... 992 more ...,");
  }

  @Test
  void a_deep_and_wide_value_stays_short() {
    assertThat(ValueFormatter.of(new double[60_000][28][28])).hasSizeLessThan(25_000);
  }

  @Test
  void a_list_that_contains_itself_is_finite() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    list.add(list);

    assertThat(ValueFormatter.of(list)).hasSizeLessThan(25_000).contains("...");
  }

  @Test
  void a_record_that_contains_itself_is_finite() {
    List<Object> list = new ArrayList<>();
    list.add(new Titleless(list));

    assertThat(ValueFormatter.of(list)).hasSizeLessThan(25_000).contains("...");
  }

  @Test
  void a_set_is_iterated_no_further_than_its_size() {
    assertThat(ValueFormatter.of(new Endless())).startsWith("[7, 7, ").contains("... 977 more ...");
  }

  @Test
  void streams_and_iterators_are_not_consumed() {
    Stream<Integer> stream = Stream.of(1, 2);
    assertThat(ValueFormatter.of(stream))
        .isEqualTo("Stream (showing its elements would consume them)");
    assertThat(stream.toList()).hasSize(2);

    assertThat(ValueFormatter.of(List.of(1).iterator()))
        .isEqualTo("Iterator (showing its elements would consume them)");
  }

  @Test
  void a_collection_with_its_own_text_keeps_it() {
    class Deck extends ArrayList<Integer> {
      private static final long serialVersionUID = 1;

      @Override
      public String toString() {
        return "a deck of " + size();
      }
    }

    assertThat(ValueFormatter.of(new Deck())).isEqualTo("a deck of 0");
    assertThat(ValueFormatter.of(Collections.unmodifiableList(List.of(1)))).isEqualTo("[1]");
  }

  @Test
  void records_and_other_objects_are_their_own_text() {
    record Point(int x, int y) {}

    assertThat(ValueFormatter.of(new Point(1, 2))).isEqualTo("Point[x=1, y=2]");
    assertThat(ValueFormatter.of(Optional.of("a"))).isEqualTo("Optional[a]");
  }

  @Test
  void a_long_text_is_cut_with_a_notice() {
    assertThat(ValueFormatter.of("y".repeat(30_000)))
        .endsWith("y\n... (the first 20,000 of 30,000 characters)");
  }

  @Test
  void text_is_never_cut_inside_a_code_point() {
    assertThat(ValueFormatter.of("x" + "\uD83D\uDE00".repeat(15_000)))
        .contains("\uDE00\n... (the first 19,999 of 30,001 characters)");
  }

  private record Named(String name, Object values) {}

  private record Both(INDArray matrix, Named named) {}

  private record Titleless(Object value) {}

  private static final class Endless extends AbstractCollection<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return Stream.generate(() -> 7).iterator();
    }

    @Override
    public int size() {
      return 1000;
    }
  }

  private record Titled(Object values) {
    @Override
    public String toString() {
      return "Titled";
    }
  }

  @Test
  void a_record_shows_its_components() {
    Named named = new Named("a", new int[] {1, 2});

    assertThat(ValueFormatter.of(named)).isEqualTo("Named[name=a, values=[1, 2]]");
    assertThat(ValueFormatter.of(List.of(named, named)))
        .isEqualTo("[Named[name=a, values=[1, 2]], Named[name=a, values=[1, 2]]]");
  }

  @Test
  void a_record_with_a_matrix_shows_one_component_per_line() {
    Both both =
        new Both(Nd4j.createFromArray(new int[][] {{1, 2}, {3, 4}}), new Named("a", new int[0]));

    assertThat(ValueFormatter.of(both))
        .isEqualTo(
            """
            Both[matrix=array([[1, 2],
                               [3, 4]], dtype=int32),
                 named=Named[name=a, values=[]]]\
            """);
  }

  @Test
  void a_record_with_its_own_text_keeps_it() {
    assertThat(ValueFormatter.of(new Titled(new int[] {1}))).isEqualTo("Titled");
  }

  @Test
  void entries_and_optionals_show_their_contents() {
    assertThat(ValueFormatter.of(Map.entry("k", new double[] {1, 2}))).isEqualTo("k=[1.0, 2.0]");
    assertThat(ValueFormatter.of(Optional.of(new int[] {4}))).isEqualTo("Optional[[4]]");
    assertThat(ValueFormatter.of(Optional.empty())).isEqualTo("Optional.empty");
  }
}
