/**
 * The recall questions at the beginning of the lessons: the question bank, the order of the
 * lessons, and the draw, which asks missed questions first.
 *
 * <p>May use: check and the kernel's packages except jupyter.
 */
package io.github.lectern.lessons.recall;
