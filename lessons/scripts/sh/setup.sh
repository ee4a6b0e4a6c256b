# Set-up: installs what is missing if possible, and otherwise prints how.

# set_up KIND: does nothing if nothing has changed since the last time.
set_up() {
  ! load_setup "$1" || return 0
  say 'checking requirements'
  find_missing "$1"
  [ -z "$java_remark" ] || say "$java_remark${java_home:+; using $java_home}"
  if [ -n "$missing" ]; then
    say "missing:$missing"
    install_missing "$1"
    missing=$(exclude "data sandbox" "$missing")
    [ -z "$missing" ] || { print_install_commands >&2; fail 'install these, then run ./lecture again'; }
  fi
  save_setup "$1"
  load_setup "$1" || fail "cannot read $state/ready-$1"
}

# Missing data alone does not justify asking for a password: the kernel can download it. Grading works
# without a sandbox, but warns.
install_missing() {
  [ "${LECTERN_INSTALL-}" != no ] || return 0
  if [ -n "$(exclude "data $page_requirements $grade_requirements $test_requirements" "$missing")" ] && conda=$(conda_program); then
    install_with_conda
    find_missing "$1"
  fi
  if [ -n "$missing" ] && may_use_apt; then
    install_with_apt
    find_missing "$1"
  fi
}

# The shell functions of conda and micromamba find their programs with these two variables.
conda_program() {
  command -v micromamba || command -v mamba || command -v conda && return
  for program in "${MAMBA_EXE-}" "${CONDA_EXE-}"; do
    [ ! -x "$program" ] || { echo "$program"; return; }
  done
  return 1
}

install_with_conda() {
  say "creating a conda environment from environment.yml in target/conda with $conda (this takes several minutes)"
  mkdir -p "$state"
  : >"$unfinished"
  rm -rf "$environment"
  case $conda in
    */micromamba) set -- "$conda" create ;;
    *) set -- "$conda" env create ;;
  esac
  export CONDA_ALWAYS_YES=true MAMBA_ALWAYS_YES=true
  log=$state/conda.log
  run_job "$@" --prefix "$environment" --file environment.yml >"$log" 2>&1 ||
    fail_with_log "$log" "$conda could not create the environment"
  rm "$unfinished"
  use_environment
}

# Sets $as_root to the prefix of apt-get.
may_use_apt() {
  command -v apt-get >/dev/null || return 1
  as_root=
  [ "$(id -u)" != 0 ] || return 0
  [ -n "$(exclude data "$missing")" ] && command -v sudo >/dev/null || return 1
  as_root=sudo
  if [ "${LECTERN_INSTALL-}" = yes ]; then
    [ -t 0 ] || sudo -n true 2>/dev/null
  else
    [ -t 0 ] && [ -t 1 ] || return 1
    printf 'lecture: install with sudo apt-get:%s? [y/N] ' "$(packages_of "$missing")"
    read -r answer && case $answer in [yY]*) ;; *) return 1 ;; esac
  fi
}

# Runs in the foreground: apt-get handles interrupts itself.
install_with_apt() {
  log=$state/apt.log
  say "updating the package lists with ${as_root:+sudo }apt-get"
  apt_get update >"$log" 2>&1 || say "apt-get update reported problems; see $log"
  packages=$(packages_of "$missing")
  say "installing with ${as_root:+sudo }apt-get:$packages"
  # shellcheck disable=SC2086 # one word per package
  apt_get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 $packages \
    >>"$log" 2>&1 || fail_with_log "$log" 'apt-get install failed'
}

apt_get() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
}

# packages_of "NEED ...": prints the names of Debian's packages.
packages_of() {
  for need in $1; do
    case $need in
      jdk) available_package openjdk-17-jdk-headless || available_package default-jdk-headless || : ;;
      maven) printf ' maven' ;;
      notebook) printf ' jupyter-notebook' ;;
      nbconvert) printf ' jupyter-nbconvert' ;;
      graphviz) printf ' graphviz' ;;
      fonts) printf ' fonts-dejavu-core' ;;
      data) available_package dataset-fashion-mnist || : ;;
      browser) printf ' chromium' ;;
      kernel_test) printf ' python3-jupyter-kernel-test' ;;
      mathjax) printf ' libjs-mathjax' ;;
      node)
        command -v node >/dev/null || printf ' nodejs'
        command -v npm >/dev/null || printf ' npm'
        ;;
      sandbox) printf ' bubblewrap' ;;
      shellcheck) printf ' shellcheck' ;;
    esac
  done
}

# Prints the package if this Debian or Ubuntu has it, or if that cannot be determined.
available_package() {
  ! command -v apt-cache >/dev/null || [ -n "$(apt-cache show "$1" 2>/dev/null)" ] || return 1
  printf ' %s' "$1"
}

print_install_commands() {
  cat <<END

On Debian or Ubuntu:
  sudo apt-get update
  sudo apt-get install --no-install-recommends$(packages_of "$missing")
With conda (or mamba), on any system:
  conda env create --prefix "$environment" --file "$root/environment.yml"
END
}

# exclude "A B" "A C D": prints C D.
exclude() {
  for word in $2; do
    case " $1 " in *" $word "*) ;; *) printf ' %s' "$word" ;; esac
  done
}

# The results of set-up stay valid as long as the paths of these programs stay the same.
program_paths() {
  printf '%s|' "$given_java_home" "${LECTERN_PYTHON-}" "$HOME" "${JAVA_TOOL_OPTIONS-}"
  for program in javac mvn jupyter-notebook jupyter-lab jupyter-nbconvert dot \
    chromium chromium-browser google-chrome node npm bwrap shellcheck; do
    printf '%s|' "$(command -v "$program" || :)"
  done
}

save_setup() {
  mkdir -p "$state"
  has_jdk && has_notebook && find_python
  printf '%s\n' "$(program_paths)" "$java_home" "$python" "$front_end" "$cache" >"$state/ready-$1.new"
  mv "$state/ready-$1.new" "$state/ready-$1"
}

# load_setup KIND: sets $JAVA_HOME, $java, $python, $front_end and $cache; fails if set-up has to run.
load_setup() {
  ready=$state/ready-$1
  is_set_up_here && [ -f "$ready" ] || return 1
  [ -z "$(find lessons/scripts/sh environment.yml -newer "$ready" | head -n 1)" ] || return 1
  { read -r then_places && read -r java_home && read -r python && read -r front_end &&
    read -r cache; } <"$ready" || return 1
  [ "$then_places" = "$(program_paths)" ] || return 1
  JAVA_HOME=$java_home
  java=$JAVA_HOME/bin/java
  export JAVA_HOME
  [ -x "$java" ] && [ -x "$python" ]
}
