# Tells what was found and what is missing; status 1 if the course lacks something.

doctor() {
  report ! "$course_needs"
  lacking=$missing
  report - "$page_needs $test_needs"
  line ' ' 'conda' "$(conda_program || echo 'none')"
  line ' ' 'kernel' "$(is_built && echo 'built, target/dist' || echo 'not built: ./lecture does it')"
  trouble=$(path_trouble)
  [ -z "$trouble" ] || line ! 'this directory' "$trouble"
  crowded=
  report_room || crowded=yes
  tell_cache
  if [ -n "$missing" ]; then
    printf '\nOnly slides, site and test need what is marked with -; they install it, or tell how.\n'
  fi
  missing=$lacking
  [ -z "$missing" ] || tell_commands
  [ -z "$crowded" ] || { echo; tell_room; }
  [ -n "$missing$trouble$crowded" ] || return 0
  return 1
}

# report MARK "NEED ...": a line for each, marked if it is missing.
report() {
  missing=
  for need in $2; do
    if "has_$need"; then
      line ' ' "$(title "$need")" "$found"
    else
      line "$1" "$(title "$need")" "missing: $found"
      missing="$missing $need"
    fi
  done
}

line() {
  printf '%s %-32s %s\n' "$@"
}

tell_cache() {
  cat <<END

On first use the kernel's native libraries are unpacked, about 500 MB, into ~/.javacpp/cache.
To have them elsewhere: export JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR
END
}
