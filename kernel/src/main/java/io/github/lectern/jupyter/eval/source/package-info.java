/**
 * The text of a cell: its snippets, their places and what is known of them without running them.
 *
 * <p>May use: jdk.jshell, com.sun.source.
 */
package io.github.lectern.jupyter.eval.source;
