/**
 * The Java of notebook 09: the first steps of a net, the comparison of suspects, and the clinic of
 * sick nets.
 *
 * <p>May use: the kernel's packages except jupyter, lessons.check and lessons.fashion.
 */
package io.github.lectern.lessons.diagnosis;
