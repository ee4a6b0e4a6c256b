package io.github.lectern.lessons.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.lessons.interactive.PageScript;
import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Html;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question with numbered options, one of which is right, and a reason for each. A notebook shows
 * the options as radio buttons, gives the reason as soon as one is chosen, and says how to keep the
 * answer; where scripts do not run, it shows a list. {@link #judge} judges the number of an option
 * that was chosen in a cell.
 *
 * <pre>{@code
 * Quiz.ask("legs of a spider")
 *     .wrong("six", "Those are insects.")
 *     .right("eight", "Spiders have four pairs of legs.")
 * }</pre>
 */
public final class Quiz implements Html {
  private static final PageScript SCRIPT = PageScript.of(Quiz.class, "quiz.js");
  private static final String BOX =
      "max-width:46em;box-sizing:border-box;margin:.4em 0;border:1px solid #8a8a8a;"
          + "border-radius:6px";
  private static final String CARD =
      """
      <div data-lectern-quiz="%s" role="group" aria-label="%s" style="%s;padding:.8em 1em">
      <div style="font-weight:bold">%s</div>
      <ol>%s</ol>
      </div>""";
  private static final String FOLDED_CARD =
      """
      <details data-lectern-quiz="%s" role="group" aria-label="%s" style="%s;padding:.5em 1em">
      <summary style="cursor:pointer">%s</summary>
      <ol>%s</ol>
      </details>""";
  private static final String REPLACE_THE_0 = "replace the 0 with {}";

  private final String question;
  private final List<Option> options;
  private final String card;
  private final String keep;

  private record Option(String text, Verdict verdict, String reason) {}

  /** The argument of the script. */
  private record Data(String key, String question, String keep, List<Choice> choices) {}

  private record Choice(String text, String colour, String verdict, String reason) {}

  private Quiz(String question, List<Option> options, String card, String keep) {
    this.question = question;
    this.options = options;
    this.card = card;
    this.keep = keep;
  }

  /** Returns a quiz that has no options yet. */
  public static Quiz ask(String question) {
    return new Quiz(question, List.of(), CARD, REPLACE_THE_0);
  }

  /**
   * Returns this quiz with the right option added.
   *
   * @throws IllegalStateException if the quiz already has a right option
   */
  public Quiz right(String option, String reason) {
    if (options.stream().anyMatch(other -> other.verdict() == Verdict.PASSED)) {
      throw new IllegalStateException(
          "Quiz: \"%s\" already has a right option; add others with wrong(...)"
              .formatted(question));
    }
    return with(new Option(option, Verdict.PASSED, reason));
  }

  /** Returns this quiz with a wrong option added, and the reason why it is wrong. */
  public Quiz wrong(String option, String reason) {
    return with(new Option(option, Verdict.WRONG, reason));
  }

  private Quiz with(Option option) {
    List<Option> more = Stream.concat(options.stream(), Stream.of(option)).toList();
    return new Quiz(question, more, card, keep);
  }

  /**
   * Returns this quiz as one of several in a cell: only the question is visible until it is
   * clicked.
   *
   * @param keep what to do in the cell to keep an answer, where {} stands for the number of the
   *     option, such as "replace the second 0 with {}"
   */
  public Quiz folded(String keep) {
    return new Quiz(question, options, FOLDED_CARD, keep);
  }

  /** Judges the choice of an option, counted from 1; 0 is the placeholder. */
  public Result judge(long choice) {
    if (choice == 0) {
      return new Result(question, Verdict.NOT_DONE, "");
    }
    if (choice < 1 || choice > options.size()) {
      return new Result(
          question,
          Verdict.WRONG,
          "There is no option %d; choose one from 1 to %d.".formatted(choice, options.size()));
    }
    Option chosen = options.get((int) choice - 1);
    return new Result(
        question,
        chosen.verdict(),
        "(%d) %s. %s".formatted(choice, chosen.text(), chosen.reason()));
  }

  @Override
  public String toHtml() {
    String key = UUID.nameUUIDFromBytes((question + options).getBytes(UTF_8)).toString();
    List<Choice> choices = options.stream().map(Quiz::choice).toList();
    return cardOf(key) + "\n" + SCRIPT.call(new Data(key, question, keep, choices));
  }

  private String cardOf(String key) {
    return card.formatted(
        key,
        Escape.html(question),
        BOX,
        Escape.html(question),
        options.stream()
            .map(option -> "<li>" + Escape.html(option.text()) + "</li>")
            .collect(Collectors.joining()));
  }

  private static Choice choice(Option option) {
    Verdict verdict = option.verdict();
    String word = verdict == Verdict.PASSED ? " Right. " : " Wrong. ";
    return new Choice(option.text(), verdict.colour(), verdict.sign() + word, option.reason());
  }

  @Override
  public String toString() {
    return IntStream.rangeClosed(1, options.size())
        .mapToObj(i -> "\n(%d) %s".formatted(i, options.get(i - 1).text()))
        .collect(Collectors.joining("", question, ""));
  }
}
