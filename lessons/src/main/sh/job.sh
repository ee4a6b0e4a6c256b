# One start at a time sets up and builds, and an interrupted one leaves nothing behind.

# The lock is a symbolic link to the number of its process: made and read in one step.
lock=$state/lock
locked=
child=

take_lock() {
  mkdir -p "$state" && [ -w "$state" ] || fail "cannot write to $root/$state"
  waiting=
  until ln -s "$$" "$lock" 2>/dev/null; do
    holder=$(readlink "$lock") || continue
    if is_running "$holder"; then
      [ "$waiting" = "$holder" ] || say "waiting for process $holder, which builds in this directory"
      waiting=$holder
      sleep 1
    else
      break_lock "$holder"
    fi
  done
  locked=yes
}

# The owner of the lock, or the build that it left behind when it was killed.
is_running() {
  kill -0 "$1" 2>/dev/null && return
  [ -f "$lock-child" ] && kill -0 "$(cat "$lock-child")" 2>/dev/null
}

# Renaming takes the dead owner's lock away once, however many find it.
break_lock() {
  mv "$lock" "$lock-$$" 2>/dev/null || return 0
  [ "$(readlink "$lock-$$")" = "$1" ] || ln -s "$(readlink "$lock-$$")" "$lock" || :
  rm -f "$lock-$$"
}

release_lock() {
  rm -f "$lock-child" "$lock"
  locked=
}

# job COMMAND...: in the background, so that a signal ends it at once.
job() {
  "$@" &
  child=$!
  echo "$child" >"$lock-child"
  status=0
  wait "$child" || status=$?
  child=
  return "$status"
}

on_exit() {
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || :
    wait "$child" 2>/dev/null || :
  fi
  [ -z "$locked" ] || release_lock
}

trap on_exit EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
