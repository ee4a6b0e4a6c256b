/**
 * The JShell evaluator.
 *
 * <p>May use: tensor, jdk.jshell, com.sun.source, ASM, jsoup.
 */
package io.github.lectern.jupyter.eval;
