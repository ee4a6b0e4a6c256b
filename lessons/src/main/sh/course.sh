# The student's copies in course/: missing ones are copied, changed ones are never overwritten.

# All shipped notebooks, below notebooks/.
shipped() {
  (cd notebooks 2>/dev/null && find . -name '*.ipynb' ! -path '*/.*/*' | sed 's,^\./,,' | LC_ALL=C sort)
}

# chosen [WORD ...]: the shipped notebooks whose names begin so (4, 04, exercises/4) or that lie in
# that folder (lessons, exercises, solutions); all of them without a word.
chosen() {
  [ $# -ne 0 ] || set -- ''
  for name; do
    matches=$(shipped | while IFS= read -r notebook; do
      case $notebook in
        "$name"-* | "0$name"-* | "$name" | "$name".ipynb | "$name"/*) echo "$notebook" ;;
        "${name%/*}/0${name##*/}"-*) echo "$notebook" ;;
        */*) [ -n "$name" ] || echo "$notebook" ;;
        *) [ -n "${name#lessons}" ] || echo "$notebook" ;;
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
    mkdir -p "${copy%/*}"
    cp "notebooks/$1" "$copy.new"
    mv "$copy.new" "$copy"
  done
}

reset_notebook() {
  notebooks=$(chosen "$1")
  for notebook in $notebooks; do
    mine=course/$notebook
    if [ -e "$mine" ] && ! cmp -s "$mine" "notebooks/$notebook"; then
      backup=course/backup/${notebook%.ipynb}-$(date +%Y%m%d-%H%M%S).ipynb
      mkdir -p "${backup%/*}"
      mv "$mine" "$backup"
      say "yours is now $backup"
    fi
    put "$notebook"
    say "$mine is as shipped"
  done
}
