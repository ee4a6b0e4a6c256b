package io.github.lectern.lessons.interactive;

/**
 * One state of a picture that moves.
 *
 * @param label what the slider says here, such as "1.5"
 * @param drawing SVG elements, drawn over the scene's background; see {@link Svg}
 * @param words what is to be seen here, in a sentence
 */
public record Frame(String label, String drawing, String words) {}
