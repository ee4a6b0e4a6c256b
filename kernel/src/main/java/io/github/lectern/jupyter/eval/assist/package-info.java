/**
 * Completes code and finds its documentation.
 *
 * <p>May use: jupyter.eval.source, .imports, .compiler, .declarations and .hints, jdk.jshell,
 * com.sun.source, jsoup.
 */
package io.github.lectern.jupyter.eval.assist;
