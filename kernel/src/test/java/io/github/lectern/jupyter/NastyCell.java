package io.github.lectern.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of nasty/cells.txt.
 *
 * @param title what is nasty
 * @param end "ok", "error" or "either"
 * @param extra "interrupt", "reset" or nothing
 * @param words what must appear
 * @param cells run one after the other; the expectations are for the last
 */
record NastyCell(String title, String end, String extra, List<String> words, List<String> cells) {
  private static final Pattern REPEAT =
      Pattern.compile("\\{\\{(\\d+)\\*(.*?)\\}\\}", Pattern.DOTALL);
  private static final Pattern CHARACTER = Pattern.compile("\\{\\{u:([0-9a-f]+)\\}\\}");

  static Stream<NastyCell> read(Path file) throws IOException {
    String[] cases = Files.readString(file).split("(?m)^### ");
    return Arrays.stream(cases).skip(1).map(NastyCell::parse);
  }

  private static NastyCell parse(String text) {
    String[] lines = text.stripTrailing().split("\n", -1);
    String[] head = lines[0].split("\\s*\\|\\s*", -1);
    List<String> words = new ArrayList<>();
    List<String> code = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      if (line.startsWith(">>> ")) {
        words.add(line.substring(4));
      } else {
        code.add(line);
      }
    }
    List<String> cells =
        Arrays.stream(String.join("\n", code).split("\n---\n", -1))
            .map(NastyCell::expanded)
            .toList();
    return new NastyCell(head[0], head[1], head.length > 2 ? head[2] : "", words, cells);
  }

  private static String expanded(String code) {
    String repeated =
        REPEAT
            .matcher(code)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(2).repeat(Integer.parseInt(m.group(1)))));
    return CHARACTER
        .matcher(repeated)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
  }

  @Override
  public String toString() {
    return title;
  }
}
