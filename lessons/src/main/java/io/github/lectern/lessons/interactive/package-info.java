/**
 * Interactive figures: sliders, and steps to go through, by keyboard or pointer. A page that
 * contains one works without a kernel or network.
 *
 * <p>May use: the kernel's packages except jupyter.
 */
package io.github.lectern.lessons.interactive;
