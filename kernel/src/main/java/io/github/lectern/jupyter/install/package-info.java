/**
 * Installation: the kernelspec, its jars and its CDS archive, the student's copy of the course, and
 * the commands of the small jar.
 *
 * <p>May use: jupyter.maven and jupyter.transport (its log); Gson, Maven's artifacts.
 */
package io.github.lectern.jupyter.install;
