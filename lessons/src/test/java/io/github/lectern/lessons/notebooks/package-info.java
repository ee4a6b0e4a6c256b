/** The tests of the notebooks: their form, their prose and what they print when they run. */
package io.github.lectern.lessons.notebooks;
