# Room on the disks for what is still to be written, before something fails on a full one.

# Prints "MB|DIRECTORY|TITLE|PURPOSE" for each; what is there already needs no more room.
rooms() {
  libraries=${cache:-$HOME/.javacpp/cache}
  echo "$(library_need)|$libraries|native libraries|unpack the native libraries into $libraries"
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

# JavaCPP unpacks a library on its first use, into a directory with the name of its jar. Another copy
# of the course may have had it done.
library_need() {
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

# has_room DIRECTORY MB, there or where it will be made; sets $found.
has_room() {
  folder=$1
  until [ -d "$folder" ]; do
    folder=${folder%/*}
    folder=${folder:-/}
  done
  free=$(df -Pk "$folder" 2>/dev/null | sed -n '2s/.* \([0-9][0-9]*\)  *[0-9]*% .*/\1/p')
  free=${free:+$((free / 1024))}
  found="${free:-unknown} MB free, $1"
  if [ -n "$free" ] && [ "$free" -lt "$2" ]; then
    found="only $free MB are free in $folder"
  elif [ ! -w "$folder" ]; then
    found="not writable: $folder"
  elif ! takes_a_file; then
    found="no file can be written into $folder, although $free MB are free there"
  else
    return 0
  fi
  [ ! -w "$folder" ]
}

# Quotas and inodes show only in the attempt.
takes_a_file() {
  taken=yes
  (printf '%65536s' '' >"$folder/.lectern-room-$$") 2>/dev/null || taken=
  rm -f "$folder/.lectern-room-$$"
  [ -n "$taken" ]
}

require_room() {
  rooms | while IFS='|' read -r need folder title purpose; do
    has_room "$folder" "$need" || fail "$found, but $need MB are needed to $purpose
$(tell_room)"
  done || exit 1
}

tell_room() {
  echo 'Free some space there. The native libraries may also be elsewhere:'
  echo '  export JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR'
}

# A line for each; prints nothing else, and its status is 1 if room is lacking.
report_room() {
  rooms | {
    status=0
    while IFS='|' read -r need folder title purpose; do
      mark=' '
      has_room "$folder" "$need" || { mark=!; status=1; found="$found, but $need MB are needed"; }
      line "$mark" "disk: $title" "$found"
    done
    return "$status"
  }
}
