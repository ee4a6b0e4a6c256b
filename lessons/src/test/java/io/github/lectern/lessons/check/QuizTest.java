package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuizTest {
  private static final Quiz LEGS =
      Quiz.ask("legs of a spider")
          .wrong("six", "Those are insects.")
          .right("eight", "Spiders have four pairs of legs.")
          .wrong("100 & more", "Those are centipedes.");

  @Test
  void the_right_option_passes_with_its_reason() {
    assertThat(LEGS.judge(2))
        .isEqualTo(
            new Result(
                "legs of a spider", Verdict.PASSED, "(2) eight. Spiders have four pairs of legs."));
  }

  @Test
  void each_wrong_option_shows_its_own_reason() {
    assertThat(LEGS.judge(1))
        .isEqualTo(new Result("legs of a spider", Verdict.WRONG, "(1) six. Those are insects."));
    assertThat(LEGS.judge(3).message()).isEqualTo("(3) 100 & more. Those are centipedes.");
  }

  @Test
  void zero_is_not_done_yet() {
    assertThat(LEGS.judge(0)).isEqualTo(new Result("legs of a spider", Verdict.NOT_DONE, ""));
  }

  @Test
  void an_option_that_does_not_exist_is_wrong_and_shows_the_range() {
    assertThat(LEGS.judge(4).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(LEGS.judge(4).message()).isEqualTo("There is no option 4; choose one from 1 to 3.");
    assertThat(LEGS.judge(-1).message()).contains("no option -1");
  }

  @Test
  void the_options_are_listed_with_their_numbers() {
    assertThat(LEGS).hasToString("legs of a spider\n(1) six\n(2) eight\n(3) 100 & more");
    assertThat(LEGS.toHtml())
        .contains("legs of a spider", "<ol><li>six</li><li>eight</li><li>100 &amp; more</li></ol>");
  }

  @Test
  void the_script_gets_every_option_with_its_verdict_and_reason_and_cannot_be_closed_early() {
    String html =
        Quiz.ask("Which </script>?")
            .right("<b>", "A </script> in a reason.")
            .wrong("b", "No.")
            .toHtml();
    assertThat(html.split("</script>", -1)).hasSize(2);
    Matcher call = Pattern.compile("\\}\\)\\((\\{.*\\})\\);\\s*</script>").matcher(html);
    assertThat(call.find()).isTrue();
    JsonObject data = JsonParser.parseString(call.group(1)).getAsJsonObject();
    assertThat(html).contains("data-lectern-quiz=\"" + data.get("key").getAsString() + "\"");
    assertThat(data.get("question").getAsString()).isEqualTo("Which </script>?");
    JsonObject first = data.getAsJsonArray("choices").get(0).getAsJsonObject();
    assertThat(first.get("text").getAsString()).isEqualTo("<b>");
    assertThat(first.get("verdict").getAsString()).isEqualTo("✓ Right. ");
    assertThat(first.get("reason").getAsString()).isEqualTo("A </script> in a reason.");
    JsonObject second = data.getAsJsonArray("choices").get(1).getAsJsonObject();
    assertThat(second.get("verdict").getAsString()).isEqualTo("✗ Wrong. ");
  }

  @Test
  void a_folded_quiz_shows_its_question_and_says_how_to_keep_the_answer() {
    assertThat(LEGS.toHtml()).contains("\"keep\":\"replace the 0 with {}\"");
    String html = LEGS.folded("make {} the third answer").toHtml();
    assertThat(html)
        .startsWith("<details data-lectern-quiz=")
        .contains("<summary style=\"cursor:pointer\">legs of a spider</summary>")
        .contains("<ol><li>six</li>", "\"keep\":\"make {} the third answer\"");
    assertThat(LEGS.folded("")).hasToString(LEGS.toString());
  }

  @Test
  void a_second_right_option_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LEGS.right("nine", "No."))
        .withMessage(
            "Quiz: \"legs of a spider\" already has a right option; add others with wrong(...)");
  }
}
