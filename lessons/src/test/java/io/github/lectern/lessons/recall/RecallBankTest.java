package io.github.lectern.lessons.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.lessons.check.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecallBankTest {
  private static final List<RecallQuestion> BANK = RecallBank.all();

  @Test
  void it_has_at_least_60_questions_with_different_ids_and_texts() {
    assertThat(BANK).hasSizeGreaterThanOrEqualTo(60);
    assertThat(BANK).extracting(RecallQuestion::id).doesNotHaveDuplicates();
    assertThat(BANK).extracting(RecallQuestion::text).doesNotHaveDuplicates();
  }

  @Test
  void every_question_belongs_to_a_lesson_and_names_a_misconception() {
    Set<String> lessons =
        CourseLesson.all().stream().map(CourseLesson::number).collect(Collectors.toSet());
    for (RecallQuestion question : BANK) {
      assertThat(question.id()).matches("\\d\\d-[a-z0-9-]+");
      assertThat(lessons).contains(question.lesson());
      assertThat(question.misconception()).as(question.id()).isNotBlank();
      assertThat(question.text()).as(question.id()).matches(".+[?.]");
    }
  }

  @Test
  void exactly_one_of_three_or_four_different_options_is_right_and_each_has_a_reason() {
    for (RecallQuestion question : BANK) {
      List<RecallQuestion.Option> options = question.options();
      assertThat(options).as(question.id()).hasSizeBetween(3, 4);
      assertThat(options.stream().filter(RecallQuestion.Option::right)).hasSize(1);
      assertThat(options)
          .extracting(RecallQuestion.Option::text)
          .as(question.id())
          .doesNotHaveDuplicates()
          .allMatch(text -> text.matches("\\S(.*[^.])?"));
      assertThat(options)
          .extracting(RecallQuestion.Option::reason)
          .as(question.id())
          .doesNotHaveDuplicates()
          .allMatch(reason -> reason.matches("\\S.*\\."));
    }
  }

  @Test
  void the_quiz_judges_each_option_as_the_bank_says() {
    for (RecallQuestion question : BANK) {
      for (int i = 0; i < question.options().size(); i++) {
        RecallQuestion.Option option = question.options().get(i);
        assertThat(question.quiz().judge(i + 1).verdict())
            .isEqualTo(option.right() ? Verdict.PASSED : Verdict.WRONG);
        assertThat(question.quiz().judge(i + 1).message()).contains(option.text(), option.reason());
      }
    }
  }

  @Test
  void the_right_option_is_not_always_in_the_same_place() {
    for (int place = 0; place < 3; place++) {
      int at = place;
      assertThat(BANK.stream().filter(question -> question.options().get(at).right()).count())
          .as("right options in place %d", place + 1)
          .isBetween(BANK.size() / 7L, BANK.size() * 3L / 5);
    }
  }

  @Test
  void every_lesson_but_the_first_has_at_least_five_earlier_questions() {
    for (CourseLesson lesson : CourseLesson.all().subList(1, CourseLesson.all().size())) {
      assertThat(BANK.stream().filter(question -> lesson.before().contains(question.lesson())))
          .as(lesson.number())
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void a_mistake_in_the_bank_is_reported() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallBank.parse("id: 01-x\nrigth: yes | Because."))
        .withMessageContaining("unknown key in: rigth");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallBank.parse("id: 01-x\nright: yes"))
        .withMessageContaining("has no reason: yes");
  }
}
