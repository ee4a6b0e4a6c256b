# The paths of this directory and the home directory, and their encoding.

ascii_only=

# In an ASCII locale such as C, a JVM cannot open files whose names contain other characters. A
# locale that is not installed acts like C.
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

# Cron and services may leave HOME unset; the password file has it.
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

# Prints why programs cannot work in this directory, or nothing.
path_problem() {
  case $root in
    *:*) echo "$root has a colon in its path, which would be read as a separator: rename it" ;;
    *[!\ -~]*)
      [ -z "$ascii_only" ] ||
        echo "$root contains non-ASCII characters, and there is no UTF-8 locale: rename it" ;;
  esac
}

check_path() {
  trouble=$(path_problem)
  [ -z "$trouble" ] || fail "$trouble"
}

# Set-up writes this directory's path into many files. $state/root is the path at that time; the
# directory may have been moved or copied since.
is_set_up_here() {
  [ -f "$state/root" ] && [ "$(cat "$state/root")" = "$root" ]
}

is_moved() {
  [ -f "$state/root" ] && ! is_set_up_here
}

# Discards what was set up for another path.
forget_old_path() {
  ! is_set_up_here || return 0
  if is_moved && [ -d "$environment" ]; then
    : >"$unfinished"
  fi
  rm -f "$state/registered" "$state"/ready-* "$state"/built-bench-*
  printf '%s\n' "$root" >"$state/root.new"
  mv "$state/root.new" "$state/root"
}
