# Checks disk space in advance, before something fails on a full disk.

# Prints "MB|DIRECTORY|TITLE|PURPOSE" for each need; what exists already needs no more space.
space_needs() {
  libraries=${cache:-$HOME/.javacpp/cache}
  echo "$(library_space)|$libraries|native libraries|unpack the native libraries into $libraries"
  echo "10|$HOME|home directory|run Jupyter with the home directory $HOME"
  if is_built; then
    echo "10|$root/target|this directory|keep results in $root/target"
  else
    echo "300|$root/target|this directory|build the kernel in $root/target"
    [ -d "$HOME/.m2/repository/org/nd4j" ] ||
      echo "300|$HOME/.m2|Maven's libraries|download libraries into $HOME/.m2"
  fi
  has_data || echo "40|$(data_cache)|Fashion-MNIST|download Fashion-MNIST into $(data_cache)"
}

# JavaCPP unpacks a library on first use, into a directory named after its jar. Another copy of the
# course may have done so already.
library_space() {
  set --
  for jar in target/dist/*.jar; do
    [ ! -d "$libraries/${jar##*/}" ] || set -- "$@" "$libraries/${jar##*/}"
  done
  need=500
  if [ $# -ne 0 ] && [ -f "$unpacked" ] && [ "$(cat "$unpacked")" = "$libraries" ]; then
    need=10
  elif [ $# -ne 0 ]; then
    need=$(du -sk "$@" | { while read -r size _; do need=$((need - size / 1024)); done; echo "$need"; })
  fi
  [ "$need" -ge 10 ] || need=10
  echo "$need"
}

# has_space DIRECTORY MB: checks the directory, or its nearest existing parent; sets $found.
has_space() {
  folder=$1
  until [ -d "$folder" ]; do
    folder=${folder%/*}
    folder=${folder:-/}
  done
  free=$(df -Pk "$folder" 2>/dev/null | sed -n '2s/.* \([0-9][0-9]*\)  *[0-9]*% .*/\1/p')
  free=${free:+$((free / 1024))}
  found="${free:+$free MB free}"
  found="${found:-free space unknown}, $1"
  if [ -n "$free" ] && [ "$free" -lt "$2" ]; then
    found="only $free MB are free in $folder"
  elif [ ! -w "$folder" ]; then
    found="not writable: $folder"
  elif ! can_write_file; then
    found="no file can be written into $folder, although $free MB are free there"
  else
    return 0
  fi
  [ ! -w "$folder" ]
}

# Only an attempt reveals quotas and missing inodes.
can_write_file() {
  taken=yes
  (printf '%65536s' '' >"$folder/.lectern-room-$$") 2>/dev/null || taken=
  rm -f "$folder/.lectern-room-$$"
  [ -n "$taken" ]
}

require_space() {
  space_needs | while IFS='|' read -r need folder title purpose; do
    has_space "$folder" "$need" || fail "$found; $need MB are needed to $purpose
$(print_space_hint)"
  done || exit 1
}

print_space_hint() {
  echo 'Free some space there, or move the native libraries:'
  echo '  export JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR'
}

# Prints one line for each need; returns 1 if space is lacking.
report_space() {
  space_needs | {
    status=0
    while IFS='|' read -r need folder title purpose; do
      mark=' '
      has_space "$folder" "$need" || { mark=!; status=1; found="$found; $need MB are needed"; }
      print_line "$mark" "disk: $title" "$found"
    done
    return "$status"
  }
}
