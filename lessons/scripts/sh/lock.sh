# Only one process sets up and builds at a time, and an interrupted one leaves nothing behind.

# The lock is a symbolic link to the process id, which is created and read atomically.
lock=$state/lock
locked=
child=

take_lock() {
  mkdir -p "$state" && [ -w "$state" ] || fail "cannot write to $root/$state"
  [ -h "$lock" ] || [ ! -e "$lock" ] || fail "$root/$lock is not a lock of this script: delete it"
  waiting=
  tries=0
  until complaint=$(ln -s "$$" "$lock" 2>&1); do
    holder=$(readlink "$lock") || holder=
    if [ -n "$holder" ] && is_running "$holder"; then
      [ "$waiting" = "$alive" ] || say "waiting for process $alive, which is building in this directory"
      waiting=$alive
      tries=0
      sleep 1
    else
      tries=$((tries + 1)) # others may take the lock first, but not ten times in a row
      [ "$tries" -lt 10 ] || fail_to_lock
      [ -z "$holder" ] || break_lock "$holder"
    fi
  done
  locked=yes
}

fail_to_lock() {
  fail "cannot create the lock $root/$lock: $complaint
The disk may be full, its file system may not support symbolic links, or the lock may belong to
another user."
}

# Succeeds if the owner of the lock is alive, or a build that it left behind when it was killed;
# sets $alive to its id.
is_running() {
  alive=$1
  ! is_alive "$alive" || return 0
  [ -f "$lock-child" ] || return 1
  alive=$(cat "$lock-child")
  is_alive "$alive"
}

# Succeeds if the process exists, whoever owns it. A zombie counts as ended.
is_alive() {
  [ "$1" != "$$" ] || return 1 # an ended process had the same id
  case $(process_state "$1") in
    [ZX]*) return 1 ;;
    ?*) return 0 ;;
  esac
  # /proc may hide other users' processes; kill distinguishes them from missing ones.
  answer=$(LC_ALL=C kill -0 "$1" 2>&1) && return 0
  case $answer in *'not permitted'*) return 0 ;; esac
  return 1
}

process_state() {
  if [ -d /proc/self ]; then
    sed -n 's/^State:[[:blank:]]*//p' "/proc/$1/status" 2>/dev/null
  else
    ps -o stat= -p "$1"
  fi
}

# Renaming removes the dead owner's lock only once, however many processes find it.
break_lock() {
  mv "$lock" "$lock-$$" 2>/dev/null || return 0
  [ "$(readlink "$lock-$$")" = "$1" ] || ln -s "$(readlink "$lock-$$")" "$lock" || :
  rm -f "$lock-$$"
}

release_lock() {
  rm -f "$lock-child" "$lock"
  locked=
}

# run_job COMMAND ...: runs it in the background, so that a signal ends it at once. Its process id is
# written before it starts, for processes that find the lock of a script that was killed.
run_job() {
  # shellcheck disable=SC2016 # for the inner shell, which execs the command
  sh -c 'echo "$$" >"$0" && exec "$@"' "$lock-child" "$@" &
  child=$!
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
