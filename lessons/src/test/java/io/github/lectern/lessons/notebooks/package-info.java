/** The tests of the notebooks: their form, their prose and their output. */
package io.github.lectern.lessons.notebooks;
