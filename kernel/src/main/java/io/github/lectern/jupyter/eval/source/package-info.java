/**
 * The text of a cell: its snippets, their positions, and what is known about them before they run.
 *
 * <p>May use: jdk.jshell, com.sun.source.
 */
package io.github.lectern.jupyter.eval.source;
