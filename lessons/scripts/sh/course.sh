# The student's copies in course/. Missing ones are copied; changed ones are never overwritten.

newline='
'

# Prints all shipped notebooks, relative to notebooks/.
list_shipped() {
  (cd notebooks 2>/dev/null && find . -name '*.ipynb' ! -path '*/.*/*' | sed 's,^\./,,' | LC_ALL=C sort)
}

# select_notebooks [WORD ...]: prints the shipped notebooks whose names start with a word (4, 04,
# exercises/4) or that are in that folder (lessons, exercises, solutions); without a word, all.
select_notebooks() {
  [ $# -ne 0 ] || list_shipped
  for name; do
    [ -n "$name" ] || usage_error "expected the number of a notebook, such as 04, but got an empty argument"
    matches=$(list_shipped | while IFS= read -r notebook; do
      case $notebook in
        "$name"-* | "0$name"-* | "$name" | "$name".ipynb | "$name"/*) echo "$notebook" ;;
        "${name%/*}/0${name##*/}"-*) echo "$notebook" ;;
        */*) ;;
        *) [ "$name" != lessons ] || echo "$notebook" ;;
      esac
    done)
    if [ -z "$matches" ]; then
      printf 'lecture: no notebook matches %s; the notebooks are:\n%s\n' "$name" "$(list_shipped | sed 's/^/  /')" >&2
      exit 2
    fi
    echo "$matches"
  done
}

# course/.shipped keeps what was shipped, to distinguish the student's changes from ours.
copy_course() {
  copied=0
  while IFS= read -r file; do
    mine=course/$file
    if [ ! -e "$mine" ]; then
      update_copy "$file"
      copied=$((copied + 1))
      last=$mine
    elif ! cmp -s "notebooks/$file" "course/.shipped/$file"; then
      update_unless_changed "$file"
    fi
  done <<END
$(cd notebooks && find . -type f ! -path '*/.*/*' | sed 's,^\./,,' | LC_ALL=C sort)
END
  case $copied in
    0) ;;
    1) say "copied $last" ;;
    *) say "copied $copied files to course/" ;;
  esac
}

update_unless_changed() {
  mine=course/$1
  if has_same_cells "$mine" "course/.shipped/$1" || has_same_cells "$mine" "notebooks/$1"; then
    update_copy "$1"
    say "updated $mine, which you had not changed"
  else
    say "kept $mine, which you changed; to replace it with the newer version: ./lecture reset ${1%%-*}"
  fi
}

# Jupyter saves outputs and metadata as soon as a notebook is opened, so those are not changes.
has_same_cells() {
  cmp -s "$1" "$2" && return
  case $1 in
    *.ipynb) "$python" lessons/scripts/python/same_cells.py "$1" "$2" ;;
    *) return 1 ;;
  esac
}

update_copy() {
  for copy in "course/$1" "course/.shipped/$1"; do
    write_beside "notebooks/$1" "$copy"
    mv "$copy.new" "$copy"
  done
}

# write_beside FILE COPY: writes COPY.new, so that a full disk leaves the copy intact.
write_beside() {
  mkdir -p "${2%/*}" && cp "$1" "$2.new" || { rm -f "$2.new"; fail "cannot write $2"; }
}

reset_notebook() {
  notebook=$(select_notebooks "$1")
  case $notebook in *"$newline"*) usage_error "reset takes one notebook, but $1 names several" ;; esac
  mine=course/$notebook
  write_beside "notebooks/$notebook" "$mine"
  if [ -e "$mine" ] && ! cmp -s "$mine" "$mine.new"; then
    create_backup
    mv "$mine" "$backup" || { rm -f "$backup"; fail "cannot move $mine to $backup"; }
    say "your version has been saved as $backup"
  fi
  update_copy "$notebook"
  say "restored $mine"
}

# Sets $backup to a file that did not exist before; the shell creates it atomically.
create_backup() {
  name=course/backup/${notebook%.ipynb}-$(date +%Y%m%d-%H%M%S)
  backup=$name.ipynb
  count=1
  mkdir -p "${backup%/*}"
  until (set -C && : >"$backup") 2>/dev/null; do
    [ -e "$backup" ] || fail "cannot write $backup; your notebook is still $mine"
    count=$((count + 1))
    backup=$name-$count.ipynb
  done
}
