package io.github.lectern.lessons.interactive;

/**
 * The part of an interactive figure that is the same in all frames.
 *
 * @param width the width of the drawing, in CSS pixels
 * @param height the height of the drawing, in CSS pixels
 * @param background the SVG elements that are drawn behind every frame; see {@link Svg}
 */
public record Scene(int width, int height, String background) {
  /** The largest width with which a drawing fits a phone; its text then has 9 of its 14 pixels. */
  public static final int PHONE = 516;
}
