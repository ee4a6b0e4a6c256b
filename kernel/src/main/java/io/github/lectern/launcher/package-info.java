/**
 * The main class of the small jar, compiled for Java 8.
 *
 * <p>May use: only the JDK.
 */
package io.github.lectern.launcher;
