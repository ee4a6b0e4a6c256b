# The student's copies in course/: missing ones are copied, changed ones are never overwritten.

newline='
'

# All shipped notebooks, below notebooks/.
shipped() {
  (cd notebooks 2>/dev/null && find . -name '*.ipynb' ! -path '*/.*/*' | sed 's,^\./,,' | LC_ALL=C sort)
}

# chosen [WORD ...]: the shipped notebooks whose names begin so (4, 04, exercises/4) or that lie in
# that folder (lessons, exercises, solutions); all of them without a word.
chosen() {
  [ $# -ne 0 ] || shipped
  for name; do
    [ -n "$name" ] || misuse "expected the number of a notebook, such as 04, but got an empty word"
    matches=$(shipped | while IFS= read -r notebook; do
      case $notebook in
        "$name"-* | "0$name"-* | "$name" | "$name".ipynb | "$name"/*) echo "$notebook" ;;
        "${name%/*}/0${name##*/}"-*) echo "$notebook" ;;
        */*) ;;
        *) [ "$name" != lessons ] || echo "$notebook" ;;
      esac
    done)
    if [ -z "$matches" ]; then
      printf 'lecture: no notebook %s; there are:\n%s\n' "$name" "$(shipped | sed 's/^/  /')" >&2
      exit 2
    fi
    echo "$matches"
  done
}

# What was shipped when a copy was made is kept, to tell the student's changes from ours.
copy_course() {
  (cd notebooks && find . -type f ! -path '*/.*/*' | sed 's,^\./,,') | while IFS= read -r file; do
    mine=course/$file
    origin=course/.shipped/$file
    if [ ! -e "$mine" ]; then
      put "$file"
      say "copied $mine"
    elif cmp -s "notebooks/$file" "$origin"; then
      continue
    elif cmp -s "$mine" "$origin" || cmp -s "$mine" "notebooks/$file"; then
      put "$file"
      say "brought $mine up to date: you had not changed it"
    else
      number=${file%%-*}
      say "$mine is yours and stays; a newer one is shipped: ./lecture reset $number fetches it"
    fi
  done
}

put() {
  for copy in "course/$1" "course/.shipped/$1"; do
    stage "notebooks/$1" "$copy"
    mv "$copy.new" "$copy"
  done
}

# stage FILE COPY: writes it beside the copy, which a full disk leaves as it is.
stage() {
  mkdir -p "${2%/*}" && cp "$1" "$2.new" || { rm -f "$2.new"; fail "cannot write $2"; }
}

reset_notebook() {
  notebook=$(chosen "$1")
  case $notebook in *"$newline"*) misuse "reset takes one notebook, but $1 names several" ;; esac
  mine=course/$notebook
  stage "notebooks/$notebook" "$mine"
  if [ -e "$mine" ] && ! cmp -s "$mine" "$mine.new"; then
    reserve_backup
    mv "$mine" "$backup" || { rm -f "$backup"; fail "cannot move $mine to $backup"; }
    say "yours is now $backup"
  fi
  put "$notebook"
  say "$mine is as shipped"
}

# Sets $backup to a new file, which the shell makes only where there is none.
reserve_backup() {
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
