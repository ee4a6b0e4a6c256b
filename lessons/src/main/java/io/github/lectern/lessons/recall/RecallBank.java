package io.github.lectern.lessons.recall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recall questions. In the resource recall.txt, a blank line separates questions, and each line
 * of a question begins with a key: {@code id}, {@code rows}, {@code tag}, {@code ask}, {@code
 * right} or {@code wrong}. An option and its reason are separated by a vertical bar.
 */
final class RecallBank {
  private static final List<RecallQuestion> ALL = load();

  private RecallBank() {}

  /** Returns all questions, in the order of the lessons. */
  static List<RecallQuestion> all() {
    return ALL;
  }

  /** Returns the question with this id. */
  static Optional<RecallQuestion> find(String id) {
    return ALL.stream().filter(question -> question.id().equals(id)).findFirst();
  }

  private static List<RecallQuestion> load() {
    try (InputStream in = RecallBank.class.getResourceAsStream("recall.txt")) {
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<RecallQuestion> parse(String text) {
    return Stream.of(text.strip().split("\n\\s*\n")).map(RecallBank::question).toList();
  }

  private static RecallQuestion question(String block) {
    String id = "";
    String ask = "";
    String tag = "";
    List<String> rows = List.of();
    List<RecallQuestion.Option> options = new ArrayList<>();
    for (String line : block.lines().toList()) {
      String[] parts = line.split(":", 2);
      String value = parts.length == 2 ? parts[1].strip() : "";
      switch (parts[0].strip()) {
        case "id" -> id = value;
        case "ask" -> ask = value;
        case "tag" -> tag = value;
        case "rows" -> rows = List.of(value.split(", *"));
        case "right", "wrong" -> options.add(option(parts[0].strip(), value));
        default -> throw new IllegalArgumentException("recall.txt: unknown key in: " + line);
      }
    }
    return new RecallQuestion(id, rows, tag, ask, List.copyOf(options));
  }

  private static RecallQuestion.Option option(String key, String value) {
    String[] parts = value.split(" \\| ", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("recall.txt: an option has no reason: " + value);
    }
    return new RecallQuestion.Option(key.equals("right"), parts[0].strip(), parts[1].strip());
  }
}
