# Messages of the script.

say() {
  printf 'lecture: %s\n' "$*"
}

# Exits with status 1.
fail() {
  printf 'lecture: %s\n' "$*" >&2
  exit 1
}

# Prints the usage and exits with status 2.
usage_error() {
  printf 'lecture: %s\n' "$*" >&2
  usage >&2
  exit 2
}

# fail_with_log FILE MESSAGE: prints the end of a log before the message.
fail_with_log() {
  tail -n 40 "$1" >&2
  fail "$2; the full log is $1"
}
