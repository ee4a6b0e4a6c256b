package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.lectern.jupyter.Request.HistoryRequest;
import io.github.lectern.jupyter.transport.JsonFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionHistoryTest {
  private final ExecutionHistory history = new ExecutionHistory();

  private List<Integer> lines(String request) {
    return find(request).stream().map(ExecutionHistory.Entry::line).toList();
  }

  private List<ExecutionHistory.Entry> find(String request) {
    String json = "{" + request.replace('\'', '"') + "}";
    return history.find(
        HistoryRequest.parse(new JsonFields(JsonParser.parseString(json).getAsJsonObject())));
  }

  private void addAll(String... inputs) {
    for (int i = 0; i < inputs.length; i++) {
      history.add(i + 1, inputs[i]);
    }
  }

  @Test
  void a_range_ends_before_its_stop() {
    addAll("a", "b", "c", "d");
    assertThat(lines("'hist_access_type':'range','session':0,'start':2,'stop':4"))
        .containsExactly(2, 3);
    assertThat(lines("'hist_access_type':'range','session':1,'start':3")).containsExactly(3, 4);
  }

  @Test
  void negative_numbers_of_a_range_count_from_the_end() {
    addAll("a", "b", "c", "d");
    assertThat(lines("'hist_access_type':'range','start':-2")).containsExactly(3, 4);
    assertThat(lines("'hist_access_type':'range','start':1,'stop':-1")).containsExactly(1, 2, 3);
  }

  @Test
  void other_sessions_are_empty() {
    addAll("a");
    assertThat(lines("'hist_access_type':'range','session':2,'start':0")).isEmpty();
    assertThat(lines("'hist_access_type':'range','session':-1,'start':0")).isEmpty();
  }

  @Test
  void a_tail_returns_the_last_cells_oldest_first() {
    addAll("a", "b", "c");
    assertThat(lines("'hist_access_type':'tail','n':2")).containsExactly(2, 3);
    assertThat(lines("'hist_access_type':'tail','n':9")).containsExactly(1, 2, 3);
    assertThat(lines("'hist_access_type':'tail','n':0")).isEmpty();
  }

  @Test
  void a_search_matches_whole_cells() {
    addAll("int a = 1;", "a + 1", "int b = 2;", "a + 22");
    assertThat(lines("'hist_access_type':'search','pattern':'int*'")).containsExactly(1, 3);
    assertThat(lines("'hist_access_type':'search','pattern':'a + ?'")).containsExactly(2);
    assertThat(lines("'hist_access_type':'search','pattern':'*+*2'")).containsExactly(4);
    assertThat(lines("'hist_access_type':'search','pattern':'a'")).isEmpty();
    assertThat(lines("'hist_access_type':'search','n':2")).containsExactly(3, 4);
  }

  @Test
  void a_unique_search_returns_equal_cells_once_at_their_last_position() {
    addAll("x", "y", "x", "z", "y");
    assertThat(lines("'hist_access_type':'search','pattern':'*','unique':true"))
        .containsExactly(3, 4, 5);
  }

  @Test
  void a_pattern_of_many_stars_is_fast() {
    addAll("a".repeat(5000));
    assertThat(lines("'hist_access_type':'search','pattern':'" + "*a".repeat(500) + "*b'"))
        .isEmpty();
  }

  @Test
  void truncates_long_results() {
    addAll("1 + 1", "text");
    history.setOutput(2, "x".repeat(ExecutionHistory.OUTPUT_LIMIT + 1));
    List<ExecutionHistory.Entry> found = find("'hist_access_type':'tail','n':2");
    assertThat(found.get(0).output()).isEmpty();
    assertThat(found.get(1).output())
        .isEqualTo(Optional.of("x".repeat(ExecutionHistory.OUTPUT_LIMIT)));
  }

  @Test
  void drops_the_oldest_of_too_many_cells() {
    for (int i = 1; i <= ExecutionHistory.LIMIT + 5; i++) {
      history.add(i, "cell");
    }
    assertThat(lines("'hist_access_type':'search','pattern':'*'"))
        .hasSize(ExecutionHistory.LIMIT)
        .startsWith(6);
  }

  @Test
  void refuses_an_unknown_access_type() {
    assertThatThrownBy(() -> find("'hist_access_type':'head'"))
        .hasMessage("hist_access_type: expected range, tail or search but got \"head\"");
  }
}
