package io.github.lectern.lessons.recall;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A lesson of the course.
 *
 * @param number the number, such as "04"
 * @param notebook the file, relative to the course folder
 * @param title the title in the instructors' guide
 * @param before the numbers of the lessons that come before it in every schedule of the guide
 */
public record CourseLesson(String number, String notebook, String title, List<String> before) {
  private static final List<CourseLesson> ALL =
      List.of(
          lesson(0, "java-and-tensors", "Java and tensors", 0),
          lesson(1, "logistic-model", "The logistic model", 1),
          lesson(2, "one-hot-softmax", "One-hot coding and softmax", 2),
          lesson(3, "sigmoid-or-softmax", "Sigmoid or softmax?", 3),
          lesson(4, "fashion-mnist", "Fashion-MNIST", 4),
          lesson(5, "confusion-matrix", "Who is going to leave?", 5),
          lesson(6, "images", "Images, layers and metrics", 6),
          lesson(7, "deeper-nets", "Deeper nets", 7),
          lesson(8, "how-a-net-learns", "How a net learns", 5), // fits in after 04
          lesson(9, "why-only-60", "Why only 60 %?", 7), // fits in after 06
          lesson(
              10,
              "what-convolution-sees",
              "What convolution sees",
              8)); // answers the last question of 07

  /** Returns all lessons, in order. */
  public static List<CourseLesson> all() {
    return ALL;
  }

  private static CourseLesson lesson(int number, String topic, String title, int earlier) {
    return new CourseLesson(
        two(number),
        "%s-%s.ipynb".formatted(two(number), topic),
        title,
        IntStream.range(0, earlier).mapToObj(CourseLesson::two).toList());
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }
}
