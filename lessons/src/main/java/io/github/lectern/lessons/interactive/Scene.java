package io.github.lectern.lessons.interactive;

/**
 * What stays the same while a picture moves.
 *
 * @param width of the drawing, in CSS pixels
 * @param height of the drawing, in CSS pixels
 * @param background SVG elements; see {@link Svg}
 */
public record Scene(int width, int height, String background) {}
