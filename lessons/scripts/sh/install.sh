# Set-up: installs what is missing where that is possible, and otherwise tells how.

# set_up KIND, unless nothing has changed since it was last done.
set_up() {
  ! recall "$1" || return 0
  say 'looking for what is needed'
  look "$1"
  [ -z "$java_remark" ] || say "$java_remark${java_home:+; using $java_home}"
  if [ -n "$missing" ]; then
    say "missing:$missing"
    install_missing "$1"
    missing=$(without data "$missing")
    [ -z "$missing" ] || { tell_commands >&2; fail 'run ./lecture again when these are there'; }
  fi
  remember "$1"
  recall "$1" || fail "cannot read $state/ready-$1"
}

# Data alone is no reason to ask for a password: the kernel can download it.
install_missing() {
  [ "${LECTERN_INSTALL-}" != no ] || return 0
  if [ -n "$(without "data $page_needs $test_needs" "$missing")" ] && conda=$(conda_program); then
    with_conda
    look "$1"
  fi
  if [ -n "$missing" ] && may_use_apt; then
    with_apt
    look "$1"
  fi
}

# The two variables are those by which conda's and micromamba's shell functions find their program.
conda_program() {
  command -v micromamba || command -v mamba || command -v conda && return
  for program in "${MAMBA_EXE-}" "${CONDA_EXE-}"; do
    [ ! -x "$program" ] || { echo "$program"; return; }
  done
  return 1
}

with_conda() {
  say "making a conda environment from environment.yml in target/conda with $conda (takes minutes)"
  mkdir -p "$state"
  : >"$unfinished"
  rm -rf "$environment"
  case $conda in
    */micromamba) set -- "$conda" create ;;
    *) set -- "$conda" env create ;;
  esac
  export CONDA_ALWAYS_YES=true MAMBA_ALWAYS_YES=true
  log=$state/conda.log
  job "$@" --prefix "$environment" --file environment.yml >"$log" 2>&1 ||
    fail_with_log "$log" "$conda could not make the environment"
  rm "$unfinished"
  use_environment
}

# Sets $as_root to what stands before apt-get.
may_use_apt() {
  command -v apt-get >/dev/null || return 1
  as_root=
  [ "$(id -u)" != 0 ] || return 0
  [ -n "$(without data "$missing")" ] && command -v sudo >/dev/null || return 1
  as_root=sudo
  if [ "${LECTERN_INSTALL-}" = yes ]; then
    [ -t 0 ] || sudo -n true 2>/dev/null
  else
    [ -t 0 ] && [ -t 1 ] || return 1
    printf 'lecture: install with sudo apt-get:%s? [y/N] ' "$(packages_of "$missing")"
    read -r answer && case $answer in [yY]*) ;; *) return 1 ;; esac
  fi
}

# In the foreground: apt-get itself knows when it may be interrupted.
with_apt() {
  log=$state/apt.log
  say "asking ${as_root:+sudo }apt-get for its newest lists"
  apt_get update >"$log" 2>&1 || say "apt-get update complained, see $log"
  packages=$(packages_of "$missing")
  say "installing with ${as_root:+sudo }apt-get:$packages"
  # shellcheck disable=SC2086 # one word a package
  apt_get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 $packages \
    >>"$log" 2>&1 || fail_with_log "$log" 'apt-get install failed'
}

apt_get() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
}

# packages_of "NEED ...": Debian's names.
packages_of() {
  for need in $1; do
    case $need in
      jdk) known openjdk-17-jdk-headless || known default-jdk-headless || : ;;
      maven) printf ' maven' ;;
      notebook) printf ' jupyter-notebook' ;;
      nbconvert) printf ' jupyter-nbconvert' ;;
      graphviz) printf ' graphviz' ;;
      fonts) printf ' fonts-dejavu-core' ;;
      data) known dataset-fashion-mnist || : ;;
      browser) printf ' chromium' ;;
      kernel_test) printf ' python3-jupyter-kernel-test' ;;
      mathjax) printf ' libjs-mathjax' ;;
      node)
        command -v node >/dev/null || printf ' nodejs'
        command -v npm >/dev/null || printf ' npm'
        ;;
      shellcheck) printf ' shellcheck' ;;
    esac
  done
}

# Prints a package that this Debian or Ubuntu has, or might have when nobody can tell.
known() {
  ! command -v apt-cache >/dev/null || [ -n "$(apt-cache show "$1" 2>/dev/null)" ] || return 1
  printf ' %s' "$1"
}

tell_commands() {
  cat <<END

On Debian or Ubuntu:
  sudo apt-get update
  sudo apt-get install --no-install-recommends$(packages_of "$missing")
With conda (or mamba), on any system:
  conda env create --prefix "$environment" --file "$root/environment.yml"
END
}

# without "A B" "A C D": C D
without() {
  for word in $2; do
    case " $1 " in *" $word "*) ;; *) printf ' %s' "$word" ;; esac
  done
}

# What set-up found is kept with the places of the programs, and holds while these stay the same.
places() {
  printf '%s|' "$given_java_home" "${LECTERN_PYTHON-}" "$HOME" "${JAVA_TOOL_OPTIONS-}"
  for program in javac mvn jupyter-notebook jupyter-lab jupyter-nbconvert dot \
    chromium chromium-browser google-chrome node npm shellcheck; do
    printf '%s|' "$(command -v "$program" || :)"
  done
}

remember() {
  mkdir -p "$state"
  has_jdk && has_notebook && find_python
  printf '%s\n' "$(places)" "$java_home" "$python" "$front_end" "$cache" >"$state/ready-$1.new"
  mv "$state/ready-$1.new" "$state/ready-$1"
}

# recall KIND: sets $JAVA_HOME, $java, $python, $front_end and $cache, unless set-up has to be done again.
recall() {
  ready=$state/ready-$1
  is_at_home && [ -f "$ready" ] || return 1
  [ -z "$(find lessons/scripts/sh environment.yml -newer "$ready" | head -n 1)" ] || return 1
  { read -r then_places && read -r java_home && read -r python && read -r front_end &&
    read -r cache; } <"$ready" || return 1
  [ "$then_places" = "$(places)" ] || return 1
  JAVA_HOME=$java_home
  java=$JAVA_HOME/bin/java
  export JAVA_HOME
  [ -x "$java" ] && [ -x "$python" ]
}
