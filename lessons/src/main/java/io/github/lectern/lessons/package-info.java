/**
 * The Java code behind the notebooks: one package per topic, and what the topics share.
 *
 * <p>May use: the kernel's packages except jupyter.
 */
package io.github.lectern.lessons;
