/**
 * What the notebooks need in Java, a package a topic.
 *
 * <p>May use: the kernel's packages but jupyter.
 */
package io.github.lectern.lessons;
