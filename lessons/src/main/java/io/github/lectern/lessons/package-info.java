/**
 * The Java code behind the notebooks: one package per topic, and the packages that the topics
 * share.
 *
 * <p>May use: the kernel's packages except jupyter.
 */
package io.github.lectern.lessons;
