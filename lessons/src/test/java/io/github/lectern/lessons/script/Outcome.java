package io.github.lectern.lessons.script;

/** How a run of the script ended, and everything that it printed. */
record Outcome(int status, String text) {}
