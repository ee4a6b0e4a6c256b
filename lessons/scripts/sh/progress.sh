# The student's progress, which the checks in the notebooks record.

progress=course/.progress.json

show_progress() {
  case ${1-} in
    '') ;;
    --reset) [ $# -eq 1 ] || usage_error "progress --reset takes no argument, but got $2" ;;
    *) usage_error "progress: unknown option $1" ;;
  esac
  [ $# -eq 0 ] || { reset_progress; return; }
  [ -d course/.shipped ] || fail 'there is no progress yet: ./lecture opens the course'
  prepare course
  exec "$java" -cp 'target/dist/*' io.github.lectern.lessons.progress.ProgressCommand course
}

reset_progress() {
  [ -e "$progress" ] || { say 'there is no progress to delete'; return; }
  printf 'lecture: delete the record of all answers, %s? Your notebooks stay as they are. [y/N] ' "$progress"
  read -r answer || answer=
  case $answer in
    y | Y | yes) rm -f "$progress" && say 'your progress starts over' ;;
    *) say 'nothing has been deleted' ;;
  esac
}
