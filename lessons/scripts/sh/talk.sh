# How the script speaks.

say() {
  printf 'lecture: %s\n' "$*"
}

# Ends with status 1.
fail() {
  printf 'lecture: %s\n' "$*" >&2
  exit 1
}

# Ends with status 2: the command line was wrong.
misuse() {
  printf 'lecture: %s\n' "$*" >&2
  usage >&2
  exit 2
}

# fail_with_log FILE MESSAGE: the end of a log before the message.
fail_with_log() {
  tail -n 40 "$1" >&2
  fail "$2; all of it is in $1"
}
