package io.github.lectern.lessons.interactive;

/**
 * One state of an interactive figure.
 *
 * @param label the text beside the control in this state, such as "1.5"
 * @param drawing SVG elements that are drawn over the scene's background; see {@link Svg}
 * @param words a sentence that describes this state
 */
public record Frame(String label, String drawing, String words) {}
