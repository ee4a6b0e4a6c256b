/**
 * The checks of the exercises of notebook 06, about images.
 *
 * <p>May use: the kernel's packages except jupyter; lessons.check and lessons.fashion.
 */
package io.github.lectern.lessons.images;
