/**
 * The kernel: its main program, its installation, and the handling of requests.
 *
 * <p>May use: all packages.
 */
package io.github.lectern.jupyter;
