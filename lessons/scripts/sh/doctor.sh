# Reports what was found and what is missing; returns 1 if the course lacks something.

doctor() {
  report_requirements ! "$course_requirements"
  lacking=$missing
  report_requirements - "$page_requirements $grade_requirements $test_requirements"
  print_line ' ' 'conda' "$(conda_program || echo 'none')"
  print_line ' ' 'kernel' "$(is_built && echo 'built, target/dist' || echo 'not built: ./lecture builds it')"
  trouble=$(path_problem)
  [ -z "$trouble" ] || print_line ! 'this directory' "$trouble"
  crowded=
  report_space || crowded=yes
  print_cache_hint
  if [ -n "$missing" ]; then
    printf '\nOnly slides, site, grade and test need what is marked with -; they install it or print how to.\n'
  fi
  missing=$lacking
  [ -z "$missing" ] || print_install_commands
  [ -z "$crowded" ] || { echo; print_space_hint; }
  [ -n "$missing$trouble$crowded" ] || return 0
  return 1
}

# report_requirements MARK "NEED ...": prints one line each, with the mark if it is missing.
report_requirements() {
  missing=
  for need in $2; do
    if "has_$need"; then
      print_line ' ' "$(title "$need")" "$found"
    else
      print_line "$1" "$(title "$need")" "missing: $found"
      missing="$missing $need"
    fi
  done
}

print_line() {
  printf '%s %-32s %s\n' "$@"
}

print_cache_hint() {
  cat <<END

On first use, the kernel unpacks about 500 MB of native libraries into ~/.javacpp/cache.
To move them: export JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR
END
}
