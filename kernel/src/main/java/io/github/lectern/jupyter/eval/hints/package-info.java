/**
 * Error reports and hints: what a student reads when a cell fails.
 *
 * <p>May use: tensor, jupyter.eval.source, .instrument and .run, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.hints;
