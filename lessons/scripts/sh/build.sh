# Builds the kernel if its sources have changed, and registers it for this directory.

dist=target/dist/lectern-kernel.jar
built=$state/built
unpacked=$state/unpacked
JUPYTER_PATH=$root/target/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
export JUPYTER_PATH

# prepare KIND: does everything that comes before the command itself, if it has not been done.
prepare() {
  if load_setup "$1" && is_built && is_registered && has_data; then
    require_space
    return
  fi
  begin_work "$1"
  is_built || build
  is_registered || { require_space; register; }
  has_data || fetch_data
  release_lock
}

# begin_work KIND: takes the lock, runs set-up and checks disk space.
begin_work() {
  check_path
  has_space "$root/target" 10 || fail "$found; 10 MB are needed to work in $root/target"
  take_lock
  forget_old_path
  set_up "$1"
  require_space
}

is_built() {
  [ -f "$built" ] && [ -f "$dist" ] &&
    [ -z "$(find pom.xml kernel/pom.xml kernel/src/main lessons/pom.xml lessons/src/main/java \
      lessons/src/main/resources -newer "$built" | head -n 1)" ]
}

# Builds without checks and tests, which ./lecture test runs.
build() {
  log=$state/build.log
  say "building the kernel; Maven's output is in $log"
  say 'the first build downloads about 280 MB into ~/.m2'
  begin_build
  run_job mvn -B -ntp package -P '!checks' -Dmaven.test.skip=true -Dcyclonedx.skip=true \
    >"$log" 2>&1 || fail_with_log "$log" 'the build failed'
  finish_build
}

# The stamp has the time at which the build started, so changes during a build are built the next time.
begin_build() {
  rm -f "$built" "$unpacked"
  : >"$built-new"
}

finish_build() {
  mv "$built-new" "$built"
}

is_registered() {
  [ -f "$state/registered" ] && [ "$(cat "$state/registered")" = "$java" ] &&
    [ -f target/jupyter/kernels/lectern/kernel.json ] &&
    [ -z "$(find "$built" -newer "$state/registered")" ]
}

register() {
  say 'registering the kernel in target/jupyter, for this directory only'
  run_job "$java" -jar "$dist" kernelspec --dir "$root/target/jupyter" >"$state/register.log" 2>&1 ||
    fail_with_log "$state/register.log" 'the kernel could not be registered'
  slow=$(sed -n 's/^The kernel will start slowly/the kernel will start slowly/p' "$state/register.log")
  if [ -n "$slow" ]; then
    say "$slow"
  else
    echo "$cache" >"$unpacked" # a kernel has just run and unpacked its libraries
  fi
  echo "$java" >"$state/registered"
}

fetch_data() {
  say "downloading Fashion-MNIST, about 30 MB, into $(data_cache)"
  run_job "$java" -cp 'target/dist/*' io.github.lectern.keras.datasets.FetchData ||
    fail 'Fashion-MNIST is not available; see above'
}
