/**
 * Evaluates cells with JShell; the subpackages contain its parts.
 *
 * <p>May use: its subpackages, jdk.jshell.
 */
package io.github.lectern.jupyter.eval;
