/**
 * The declarations of cells: their names, and what happens when a declaration is redefined, missing
 * or dropped.
 *
 * <p>May use: jupyter.eval.source, .imports, .run and .hints, jdk.jshell.
 */
package io.github.lectern.jupyter.eval.declarations;
