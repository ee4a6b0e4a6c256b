/**
 * Completion and inspection.
 *
 * <p>May use: jupyter.eval.source, .declarations and .hints, jdk.jshell, com.sun.source, jsoup.
 */
package io.github.lectern.jupyter.eval.assist;
