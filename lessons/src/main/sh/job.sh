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
      [ "$waiting" = "$alive" ] || say "waiting for process $alive, which builds in this directory"
      waiting=$alive
      sleep 1
    else
      break_lock "$holder"
    fi
  done
  locked=yes
}

# Is the owner of the lock $alive, or the build that it left behind when it was killed?
is_running() {
  alive=$1
  ! kill -0 "$alive" 2>/dev/null || return 0
  [ -f "$lock-child" ] || return 1
  alive=$(cat "$lock-child")
  kill -0 "$alive" 2>/dev/null
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
