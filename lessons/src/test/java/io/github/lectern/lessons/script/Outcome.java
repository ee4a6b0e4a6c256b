package io.github.lectern.lessons.script;

/** The exit status and output of the script. */
record Outcome(int status, String text) {}
