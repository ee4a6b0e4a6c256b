/**
 * Error reports and hints: what a student reads when a cell fails.
 *
 * <p>May use: tensor, jupyter.eval.source, .instrument, .run and .compiler, jdk.jshell,
 * com.sun.source.
 */
package io.github.lectern.jupyter.eval.hints;
