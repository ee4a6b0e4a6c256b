# Where this directory and the home directory are, and in which encoding their paths are read.

ascii_only=

# In a locale that knows only ASCII, as C does, a JVM cannot open a file with another name. Locales
# that are not installed count as C.
use_utf8() {
  is_ascii "$(locale charmap 2>/dev/null || :)" || return 0
  for name in C.UTF-8 en_US.UTF-8 UTF-8; do
    if ! is_ascii "$(LC_ALL=$name locale charmap 2>/dev/null)"; then
      [ -n "${LC_ALL-}" ] && export LC_ALL="$name" || export LC_CTYPE="$name"
      return
    fi
  done
  ascii_only=yes
}

is_ascii() {
  case $1 in ANSI_X3.4-1968 | US-ASCII | 646) return 0 ;; esac
  return 1
}

use_utf8

# Cron and services may not set HOME; the user's entry in the password file has it.
find_home() {
  [ -z "${HOME-}" ] || return 0
  user=$(id -un 2>/dev/null || :)
  case $user in
    '' | *[!A-Za-z0-9._-]*) ;;
    *) eval "HOME=~$user" ;;
  esac
  [ -d "${HOME-}" ] || fail 'HOME is not set; set it to your home directory'
  export HOME
}

# Why programs cannot work in this directory; nothing if they can.
path_trouble() {
  case $root in
    *:*) echo "$root has a colon in its path, which separates paths in lists of them: rename it" ;;
    *[!\ -~]*)
      [ -z "$ascii_only" ] ||
        echo "$root has letters beyond ASCII, and there is no UTF-8 locale: rename it" ;;
  esac
}

check_path() {
  trouble=$(path_trouble)
  [ -z "$trouble" ] || fail "$trouble"
}

# Much of what is set up has this directory's path in it: $state/root is the path that it was set up
# for, since when the directory may have been moved or copied.
is_at_home() {
  [ -f "$state/root" ] && [ "$(cat "$state/root")" = "$root" ]
}

is_moved() {
  [ -f "$state/root" ] && ! is_at_home
}

# Forgets what was set up for another path.
settle() {
  ! is_at_home || return 0
  if is_moved && [ -d "$environment" ]; then
    : >"$unfinished"
  fi
  rm -f "$state/registered" "$state"/ready-* "$state"/built-bench-*
  printf '%s\n' "$root" >"$state/root.new"
  mv "$state/root.new" "$state/root"
}
