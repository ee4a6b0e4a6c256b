/** JShell without a kernel. */
package io.github.lectern.bench.shell;
