/**
 * The JShell evaluator.
 *
 * <p>May use: jdk.jshell, com.sun.source, ASM, jsoup.
 */
package io.github.lectern.jupyter.eval;
