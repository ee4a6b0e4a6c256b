package io.github.lectern.lessons.recall;

import io.github.lectern.lessons.check.Quiz;
import java.util.List;

/**
 * A question about an earlier lesson.
 *
 * @param id the id, which starts with the number of the lesson, such as "01-odds"
 * @param rows the rows of the lecture that it covers; empty if the lecture does not contain it
 * @param misconception what a student believes who chooses a wrong option
 * @param text the question
 * @param options the options, one of which is right
 */
record RecallQuestion(
    String id, List<String> rows, String misconception, String text, List<Option> options) {
  /** An option with the reason why it is right or wrong. */
  record Option(boolean right, String text, String reason) {}

  /** Returns the number of the lesson, such as "04". */
  String lesson() {
    return id.substring(0, 2);
  }

  /** Returns the question with radio buttons. */
  Quiz quiz() {
    Quiz quiz = Quiz.ask(text);
    for (Option option : options) {
      quiz =
          option.right()
              ? quiz.right(option.text(), option.reason())
              : quiz.wrong(option.text(), option.reason());
    }
    return quiz;
  }
}
