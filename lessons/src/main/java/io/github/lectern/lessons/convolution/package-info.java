/**
 * The classes of notebook 10: figures of a window that slides over an image, feature maps,
 * occlusion maps, nets compared over several seeds, images that are moved or drawn; the
 * predictions, and the checks of the exercises.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check, lessons.deeper, lessons.fashion
 * and lessons.interactive.
 */
package io.github.lectern.lessons.convolution;
