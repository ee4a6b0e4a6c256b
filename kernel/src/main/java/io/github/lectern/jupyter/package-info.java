/**
 * The kernel's main, the installation of the kernelspec, and the start-up imports.
 *
 * <p>May use: everything.
 */
package io.github.lectern.jupyter;
