package io.github.lectern.lessons.notebooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds broken links in the prose of a notebook. Web addresses are only parsed. */
final class Links {
  private static final Pattern MARKDOWN = Pattern.compile("\\]\\(<?([^)>\\s]*)>?[^)]*\\)");
  private static final Pattern HTML = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?)\\s*$");

  private Links() {}

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    Set<String> anchors = anchors(notebook);
    for (Cell cell : notebook.prose()) {
      targets(Prose.withoutCode(cell.source()))
          .filter(target -> isBroken(target, notebook.path(), anchors))
          .map(target -> "cell %s links to %s, which does not exist".formatted(cell.id(), target))
          .forEach(problems::add);
    }
    return problems;
  }

  private static Stream<String> targets(String prose) {
    return Stream.of(MARKDOWN, HTML)
        .flatMap(pattern -> pattern.matcher(prose).results())
        .map(found -> found.group(1));
  }

  private static boolean isBroken(String target, Path notebook, Set<String> anchors) {
    if (target.startsWith("#")) {
      return !anchors.contains(decode(target.substring(1)));
    }
    try {
      URI uri = new URI(target);
      if (uri.getScheme() != null) {
        return !uri.getScheme().equals("https") || uri.getHost() == null;
      }
      return target.isEmpty() || !Files.exists(notebook.resolveSibling(uri.getPath()));
    } catch (URISyntaxException e) {
      return true;
    }
  }

  /** Returns Jupyter's anchors of all headings: their text with hyphens instead of spaces. */
  private static Set<String> anchors(Notebook notebook) {
    return notebook.prose().stream()
        .flatMap(cell -> HEADING.matcher(Prose.withoutFences(cell.source())).results())
        .map((MatchResult heading) -> heading.group(1).replace("`", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String decode(String fragment) {
    return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
