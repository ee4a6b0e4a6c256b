/**
 * Pictures that a reader moves by keyboard or pointer: steps to go through, and sliders. A page
 * needs nothing but itself for them.
 *
 * <p>May use: the kernel's packages but jupyter.
 */
package io.github.lectern.lessons.interactive;
