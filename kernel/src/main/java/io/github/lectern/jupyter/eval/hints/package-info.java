/**
 * Error reports and hints: what a student reads when a cell fails.
 *
 * <p>May use: tensor, jupyter.eval.source, .instrument, .imports and .run, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.hints;
