# The requirements of the course, and how to detect them.

course_requirements='jdk maven notebook nbconvert graphviz fonts data'
page_requirements='node'
grade_requirements='sandbox'
test_requirements='browser kernel_test mathjax shellcheck'

# The conda environment created by this script takes precedence once it is complete.
environment=$root/target/conda
unfinished=$state/conda-unfinished
use_environment() {
  if [ -d "$environment/bin" ] && [ ! -e "$unfinished" ] && ! is_moved; then
    PATH=$environment/bin:$PATH
    unset JAVA_HOME
  fi
  given_java_home=${JAVA_HOME-}
}
use_environment

requirements_of() {
  case $1 in
    course) echo "$course_requirements" ;;
    pages) echo "$course_requirements $page_requirements" ;;
    grade) echo "$course_requirements $grade_requirements" ;;
    test) echo "$course_requirements $page_requirements $grade_requirements $test_requirements" ;;
  esac
}

title() {
  case $1 in
    jdk) echo 'JDK, 17 or newer' ;;
    maven) echo 'Maven, 3.8.1 or newer' ;;
    notebook) echo 'Jupyter Notebook or Lab' ;;
    nbconvert) echo 'nbconvert' ;;
    graphviz) echo 'Graphviz (dot)' ;;
    fonts) echo 'fonts' ;;
    data) echo 'Fashion-MNIST' ;;
    browser) echo 'Chromium, for tests' ;;
    kernel_test) echo 'jupyter_kernel_test, for tests' ;;
    mathjax) echo 'MathJax, for tests' ;;
    node) echo 'Node.js and npm, for slides' ;;
    sandbox) echo 'bubblewrap, for grading' ;;
    shellcheck) echo 'shellcheck, for tests' ;;
  esac
}

# Each has_NEED succeeds if the requirement is met and sets $found to what was found.

# Sets $java_home, and $java_remark if JAVA_HOME is wrong.
has_jdk() {
  java_remark=
  if [ -n "${JAVA_HOME-}" ]; then
    ! is_jdk "$JAVA_HOME/bin/javac" || return 0
    java_remark="JAVA_HOME is $JAVA_HOME, which ${wrong:-has no bin/javac}"
  fi
  status=0
  is_jdk "$(command -v javac || :)" || status=1
  found="${found:-no javac on PATH}${java_remark:+; $java_remark}"
  return "$status"
}

# is_jdk JAVAC: sets $found, $java_home and $cache; sets $wrong if the JDK exists but is unusable.
is_jdk() {
  found=
  wrong=
  java_home=
  [ -x "$1" ] || return 1
  answer=$("$1" -J-XshowSettings:properties -version 2>&1 || :)
  version=$(printf '%s\n' "$answer" | sed -n 's/^javac //p')
  java_home=$(java_property 'java\.home')
  cache=$(java_property 'org\.bytedeco\.javacpp\.cachedir')
  jvm_home=$(java_property 'user\.home')
  case $jvm_home in /*) ;; *) jvm_home=$HOME ;; esac
  cache=${cache:-$jvm_home/.javacpp/cache}
  found="$version, $java_home"
  major=${version%%[!0-9]*}
  [ "${major:-0}" -lt 17 ] || return 0
  java_home=
  found="too old: $found"
  [ -n "$version" ] || found="unusable: $1 does not start"
  wrong="is $found"
  return 1
}

java_property() {
  printf '%s\n' "$answer" | sed -n "s/^ *$1 = //p"
}

# Runs after has_jdk: Maven starts neither with a wrong JAVA_HOME nor without Java.
has_maven() {
  found='no mvn on PATH'
  command -v mvn >/dev/null || return 1
  found=$(command -v mvn)
  [ -n "$java_home" ] || return 0
  version=$(JAVA_HOME=$java_home mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  found="$version, $(command -v mvn)"
  case $version in
    3.[0-7].* | 3.8.0 | [012].*) found="too old: $found"; return 1 ;;
    '') found="$(command -v mvn) does not start: try mvn -v"; return 1 ;;
  esac
}

# Sets $front_end to classic or to the program that opens the course.
has_notebook() {
  found='neither jupyter-notebook nor jupyter-lab on PATH'
  for front_end in jupyter-notebook jupyter-lab; do
    command -v "$front_end" >/dev/null || continue
    version=$("$front_end" --version 2>/dev/null || :)
    found="$front_end $version, $(command -v "$front_end")"
    case $front_end/$version in
      jupyter-notebook/[3-6].*) front_end=classic; return 0 ;;
      */[0-9]*) return 0 ;;
    esac
    found="$(command -v "$front_end") does not start: try $front_end --version"
  done
  return 1
}

has_nbconvert() {
  found='no jupyter-nbconvert on PATH'
  find_python || return 1
  version=$("$python" -c 'import nbclient, nbconvert; print(nbconvert.__version__)' 2>/dev/null || :)
  found="$version, Python is $python"
  [ -z "$version" ] || return 0
  found="$python cannot import nbconvert; set LECTERN_PYTHON to Jupyter's Python"
  return 1
}

# Jupyter's Python is the interpreter in the first line of jupyter-nbconvert, never python3 from PATH.
find_python() {
  program=$(command -v jupyter-nbconvert) || return 1
  line=$(head -n 1 "$program")
  case $line in
    '#!/bin/sh'*) # what pip writes if the path is long or contains blanks: '''exec' "PYTHON" "$0" "$@"
      python=$(sed -n "2s/^'''exec' \"\{0,1\}\([^\"]*[^\" ]\)\"\{0,1\} .*/\1/p" "$program") ;;
    '#!'*/env\ *) python=$(command -v "${line##*/env }" || :) ;;
    '#!'*)
      line=${line#'#!'}
      line=${line# }
      python=${line%% *}
      ;;
    *) python= ;;
  esac
  python=${LECTERN_PYTHON:-$python}
}

has_graphviz() {
  found='no dot on PATH'
  command -v dot >/dev/null || return 1
  found="$(dot -V 2>&1 | sed 's/^dot - graphviz version //'), $(command -v dot)"
}

has_fonts() {
  found='no text font'
  font=$(font_folders | while IFS= read -r folder; do
    [ ! -d "$folder" ] || find "$folder" -name '*.[oOtT][tT][cCfF]' ! -name '*[Aa]wesome*' \
      ! -name '*[Gg]lyph*' 2>/dev/null
  done | head -n 1)
  [ -n "$font" ] || return 1
  found=$font
}

font_folders() {
  printf '%s/fonts\n' "$environment" "${XDG_DATA_HOME:-$HOME/.local/share}"
  printf '%s\n' "${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" | tr ':' '\n' | sed 's,$,/fonts,'
  printf '%s\n' "$HOME/.fonts" /Library/Fonts /System/Library/Fonts
}

# Checks only the names; the kernel checks every byte.
has_data() {
  found='not on this machine'
  for folder in "${LECTERN_DATA-}" "$(data_cache)" /usr/share/datasets/fashion-mnist; do
    for part in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1; do
      [ -e "$folder/$part-ubyte.gz" ] || [ -e "$folder/$part-ubyte" ] || continue 2
    done
    found=$folder
    return 0
  done
  return 1
}

data_cache() {
  echo "${LECTERN_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/lectern}/fashion-mnist"
}

has_browser() {
  found='no chromium on PATH'
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    return 1
  found=$browser
}

has_kernel_test() {
  found="no jupyter_kernel_test in Jupyter's Python"
  find_python && "$python" -c 'import jupyter_kernel_test' 2>/dev/null || return 1
  found=$python
}

has_mathjax() {
  found='no /usr/share/javascript/mathjax'
  [ -e /usr/share/javascript/mathjax/MathJax.js ] || return 1
  found=/usr/share/javascript/mathjax
}

has_node() {
  found='node or npm is not on PATH'
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  found="$(node --version), $(command -v node)"
}

# Other systems have no such sandbox; grading then warns.
has_sandbox() {
  found='not available on this system'
  [ "$(uname)" = Linux ] || return 0
  found='no bwrap on PATH'
  command -v bwrap >/dev/null || return 1
  found=$(command -v bwrap)
}

has_shellcheck() {
  found='no shellcheck on PATH'
  command -v shellcheck >/dev/null || return 1
  found=$(command -v shellcheck)
}

# find_missing KIND: sets $missing.
find_missing() {
  missing=
  for need in $(requirements_of "$1"); do
    "has_$need" || missing="$missing $need"
  done
}
